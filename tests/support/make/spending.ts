import { v7 as uuid } from "uuid";
import type { PushForm } from "@/lib/pushes/schema";
import { admin } from "../admin";
import { aProduct, aSupplier } from "./purchase-orders";
import { pushLine } from "./pushes";

/** A supplier who sells one thing at one yuan, so that a push of 250 of it costs 250 yuan. */
export async function aOneYuanShop() {
  const [supplierId, productId] = [await aSupplier(), await aProduct("一元贴纸")];
  const item = uuid();
  await admin`insert into supplier_items (id, supplier_id, product_id) values (${item}, ${supplierId}, ${productId})`;
  await admin`insert into supplier_prices (id, item_id, min_quantity, price, valid_from, created_by)
    values (${uuid()}, ${item}, 1, 100, '2020-01-01', ${supplierId})`;
  const push = (yuan: number): Partial<PushForm> => ({
    targets: [{ kind: "supplier", id: supplierId }],
    lines: [pushLine([String(yuan)], productId)],
  });
  return { supplierId, push };
}

/** Lets days go by for everything that was ever done with a supplier: its rows become older. */
export async function daysPass(supplierId: string, days: number): Promise<void> {
  const orders = admin`select id from purchase_orders where supplier_id = ${supplierId}`;
  const targets = admin`select id from push_targets where supplier_id = ${supplierId}`;
  const pushes = admin`select push_id from push_targets where supplier_id = ${supplierId}`;
  const older = (column: string) =>
    admin`${admin(column)} = ${admin(column)} - make_interval(days => ${days}::int)`;
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update approval_requests set ${older("created_at")}, ${older("ended_at")} where document_id in (${orders})`;
    await sql`update purchase_orders set ${older("created_at")}, ${older("submitted_at")} where id in (${orders})`;
    await sql`update push_revisions set ${older("at")} where target_id in (${targets})`;
    await sql`update push_moves set ${older("at")} where push_id in (${pushes})`;
    await sql`update pushes set ${older("submitted_at")}, ${older("changed_at")} where id in (${pushes})`;
  });
}

/** The last round of an order: what chose its rule, and how many steps that asked for. */
export async function roundOf(orderId: string) {
  const [round] = await admin<
    { sum: string; others: number; named: { name: string; amount: string }[]; steps: number }[]
  >`
    select r.window_amount::text as sum, r.window_count as others, r.window_documents as named,
      (select count(*)::int from approval_steps s where s.request_id = r.id) as steps
    from approval_requests r where r.document_id = ${orderId} order by r.revision desc limit 1`;
  if (!round) throw new Error("nobody was asked");
  return { ...round, sum: BigInt(round.sum) };
}
