import { type SQL, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { withTx } from "@/db";
import { contextOf } from "@/lib/core/guard";
import { keyset } from "@/lib/core/keyset";
import { columns as ofOrders } from "@/lib/purchase-orders/list";
import { columns as ofPushes } from "@/lib/pushes/list";
import { signInAs } from "../support/session";

type Column = { key: SQL; type: SQL };
const lists: [string, SQL, Record<string, Column>][] = [
  ["orders", sql`purchase_orders o`, ofOrders],
  ["pushes", sql`pushes p`, ofPushes],
];
const somewhere: Record<string, string> = {
  timestamptz: "2026-03-09 10:00:00+00",
  date: "2026-03-09",
  bigint: "10000",
};

/** How PostgreSQL would read a deep page under row security, were the table too large to be read whole. */
async function planOf(from: SQL, { key, type }: Column, id: SQL) {
  const typeName = type.queryChunks.map((chunk) => (chunk as { value: string[] }).value).join("");
  const after = { key: somewhere[typeName] ?? "", id: uuid() };
  const { beyond, order } = keyset({ key, type, id }, { after });
  const reader = await signInAs("buyer");
  const rows = await withTx(contextOf(reader), async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    await tx.execute(sql`set local enable_bitmapscan = off`);
    await tx.execute(sql`set local enable_sort = off`);
    return tx.execute<{ "QUERY PLAN": string }>(
      sql`explain select ${id} from ${from} where ${beyond ?? sql`true`} order by ${order} limit 81`,
    );
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test.each(
  lists.flatMap(([name, from, columns]) =>
    Object.entries(columns).map(([by, column]) => [name, by, from, column] as const),
  ),
)(
  "a deep page of %s by %s begins where the last one ended, and reads nothing before it",
  async (name, _, from, column) => {
    const id = name === "orders" ? sql`o.id` : sql`p.id`;
    expect(await planOf(from, column, id)).toMatch(/Index Cond: .*ROW\(/);
  },
);
