import { sql } from "drizzle-orm";
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant, version } from "@/db/columns";
import { branches } from "./branches";
import { customers } from "./customers";
import { people } from "./people";
import { resources } from "./resources";

export const appointmentKind = [
  ...(["visit", "dress", "makeup", "shoot", "selection", "proof", "pickup", "other"] as const),
] as const;
/** 未缴 is what is held; a hold that nobody confirms in time is cancelled by itself. */
export const appointmentStatus = [
  ...(["held", "confirmed", "arrived", "in_service", "done", "cancelled", "no_show"] as const),
] as const;
export const bookingState = ["hold", "confirmed", "done", "cancelled"] as const;
export const appointmentMove = [
  ...(["book", "confirm", "move", "resize", "cancel"] as const),
  ...(["arrive", "start", "finish", "miss", "expire"] as const),
] as const;
/** Who or what made it move (B9). Weather is 补拍. */
export const moveCause = ["customer", "weather", "studio", "other"] as const;

const span = customType<{ data: string }>({ dataType: () => "tstzrange" });

const branch = () =>
  uuid("branch_id")
    .notNull()
    .references(() => branches.id);

/** 预约: a customer comes, at a time of one day of the branch. */
export const appointments = pgTable(
  "appointments",
  {
    id: id(),
    branchId: branch(),
    number: text("number").notNull().unique(),
    customerId: uuid("customer_id").notNull(),
    kind: text("kind", { enum: appointmentKind }).notNull(),
    status: text("status", { enum: appointmentStatus }).notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** Until then the deposit is waited for. */
    holdExpiresAt: instant("hold_expires_at"),
    notes: text("notes").notNull().default(""),
    rescheduled: integer("rescheduled").notNull().default(0),
    /** When those who are booked were told of tomorrow; a move to another time lets them be told again. */
    remindedAt: instant("reminded_at"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("appointments_branch_id").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    index("appointments_day").on(t.branchId, t.startsAt, t.id),
    index("appointments_when").on(t.startsAt, t.id),
    index("appointments_customer").on(t.customerId, t.startsAt),
    index("appointments_held").on(t.holdExpiresAt).where(sql`${t.status} = 'held'`),
    index("appointments_to_remind")
      .on(t.startsAt)
      .where(sql`${t.remindedAt} is null and ${t.status} in ('held', 'confirmed')`),
    check("appointment_takes_time", sql`${t.endsAt} > ${t.startsAt}`),
    check("hold_has_an_end", sql`${t.status} <> 'held' or ${t.holdExpiresAt} is not null`),
  ],
);

/**
 * What an appointment takes. The span, with the buffers around it, and the state follow the appointment
 * and the resource by triggers; that no two overlap is held by the constraint bookings_apart (INV-04).
 */
export const bookings = pgTable(
  "bookings",
  {
    id: id(),
    branchId: branch(),
    appointmentId: uuid("appointment_id").notNull(),
    resourceId: uuid("resource_id")
      .notNull()
      .references(() => resources.id),
    during: span("during").notNull().default(sql`'empty'`),
    state: text("state", { enum: bookingState }).notNull().default("hold"),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.appointmentId],
      foreignColumns: [appointments.branchId, appointments.id],
    }),
    uniqueIndex("bookings_once").on(t.appointmentId, t.resourceId),
  ],
);

/** What an appointment was before and after a move: two moments, and the names of what was booked. */
export type Slot = { startsAt: string; endsAt: string; resources: string[] };

/** What became of an appointment, and why: append-only (B8, B9). */
export const appointmentMoves = pgTable(
  "appointment_moves",
  {
    id: id(),
    branchId: branch(),
    appointmentId: uuid("appointment_id").notNull(),
    move: text("move", { enum: appointmentMove }).notNull(),
    cause: text("cause", { enum: moveCause }),
    reason: text("reason").notNull().default(""),
    before: jsonb("before").$type<Slot>(),
    after: jsonb("after").$type<Slot>(),
    /** Nobody, when a hold has run out. */
    authorId: uuid("author_id").references(() => people.id),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.appointmentId],
      foreignColumns: [appointments.branchId, appointments.id],
    }),
    index("appointment_moves_of").on(t.appointmentId, t.at),
    check(
      "move_has_a_reason",
      sql`${t.move} not in ('move', 'resize', 'cancel') or ${t.reason} <> '' or ${t.authorId} is null`,
    ),
  ],
);

/** The address under which a person's own calendar is read by his phone. Only the hash is kept. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    tokenHash: bytes("token_hash").notNull().unique(),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("calendar_feeds_live").on(t.personId).where(sql`${t.revokedAt} is null`),
    check("hash_of_the_address_is_whole", sql`octet_length(${t.tokenHash}) = 32`),
  ],
);
