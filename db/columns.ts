import { sql } from "drizzle-orm";
import { bigint, customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Day, Money, Quantity } from "./units";

/** Made by the app (UUIDv7), so that encryption can bind to it before the row exists (EN-01). */
export const id = () => uuid("id").primaryKey();

/** Money is whole fen in a bigint column. It never becomes a float (S10). */
export const money = (name: string) => bigint(name, { mode: "bigint" }).$type<Money>();

/** numeric(13,3) in the database, thousandths in the code. */
export const quantity = customType<{ data: Quantity; driverData: string }>({
  dataType: () => "numeric(13,3)",
  fromDriver: (text) => {
    const negative = text.startsWith("-");
    const [whole = "0", part = ""] = (negative ? text.slice(1) : text).split(".");
    const amount = BigInt(whole) * 1000n + BigInt(part.padEnd(3, "0").slice(0, 3));
    return (negative ? -amount : amount) as Quantity;
  },
  toDriver: (amount) => {
    const abs = amount < 0n ? -amount : amount;
    const part = (abs % 1000n).toString().padStart(3, "0");
    return `${amount < 0n ? "-" : ""}${abs / 1000n}.${part}`;
  },
});

/** A moment. Always timestamptz; shown in the branch's zone, never the server's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When the row was written, by the database's clock (FI-09). */
export const createdAt = () => instant("created_at").notNull().default(sql`now()`);

/** A page of the calendar, with no time and no zone: "2026-10-01". */
export const day = customType<{ data: Day; driverData: string }>({ dataType: () => "date" });

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Counts the row's changes; a save that names an older one is refused (S3). */
export const version = () => integer("version").notNull().default(1);
