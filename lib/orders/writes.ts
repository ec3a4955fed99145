import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { databaseError } from "@/db/errors";
import { customers } from "@/db/schema/customers";
import { orderItems, orders } from "@/db/schema/orders";
import { packages, packageVersions } from "@/db/schema/packages";
import { people } from "@/db/schema/people";
import { products } from "@/db/schema/products";
import { type Actor, can, type Permission, reaches, type Staff } from "@/lib/core/actor";
import { todayIn } from "@/lib/core/branch";
import { fen, type Money, showMoney, typedMoney } from "@/lib/core/figures";
import { mustReach } from "@/lib/core/guard";
import { peopleToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { read as readCustomers } from "@/lib/customers/access";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";
import { type PackageContent, packageContent } from "@/lib/packages/content";
import { remember } from "@/lib/search/writes";
import { read, write } from "./access";
import { amountOf, needsApproval, totalOf } from "./rules";
import type { OrderForm, SoundOrder } from "./schema";

export type StoredOrder = typeof orders.$inferSelect;
export type StoredItem = typeof orderItems.$inferSelect;

/** The order's row, locked, for who reaches it by this right; anybody else finds nothing (PM-07). */
export async function lockOrder(
  tx: Tx,
  actor: Actor,
  needed: Permission,
  id: string,
): Promise<StoredOrder> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, id)).for("update");
  if (!row || !reaches(actor, needed, row)) throw new Refusal("core.gone");
  return row;
}

const refusedAt = (field: string, why: string) =>
  new Refusal("core.invalid", {}, { fields: { [field]: [why] } });

/** What is sold, checked against what is on sale here today. A draft that was begun keeps its version. */
export async function soldIn(
  tx: Tx,
  actor: Staff,
  form: SoundOrder,
  kept?: StoredOrder,
): Promise<{ facts: OrderFacts; items: OrderItem[]; content: PackageContent }> {
  const { branchId, customerId, packageId } = form;
  mustReach(actor, write, { branchId, ownerId: form.ownerId });
  const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId));
  if (!customer || customer.branchId !== branchId || !reaches(actor, readCustomers, customer))
    throw refusedAt("customerId", "orders.customer-missing");
  await mustBeColleagues(tx, form);
  const { version, content } = await versionOnSale(tx, actor, form, kept);
  const goods = await tx
    .select()
    .from(products)
    .where(
      inArray(
        products.id,
        form.items.map(({ productId }) => productId),
      ),
    );
  const items = form.items.map((item, nth) => {
    const product = goods.find(({ id }) => id === item.productId);
    if (!product?.active) throw refusedAt(`items.${nth}.productId`, "orders.item-missing");
    const name = `${product.name} ${product.spec}`.trim();
    return { ...item, name, unit: product.unit, seq: nth + 1, amount: amountOf(item) };
  });
  const listPrice = fen(BigInt(content.price));
  const total = totalOf({ listPrice, items, discount: form.discount });
  if (total < 0n) throw refusedAt("discount", "orders.discount-above-total");
  if (form.deposit > total) throw refusedAt("deposit", "orders.deposit-above-total");
  if (form.promisedOn < todayIn(actor, branchId) && form.promisedOn !== kept?.promisedOn)
    throw refusedAt("promisedOn", "core.day-is-past");
  if (content.shootType.id && (await needsWeddingDay(tx, content)) && form.weddingOn === null)
    throw refusedAt("weddingOn", "orders.wedding-missing");
  const { items: _items, id: _id, version: _version, branchId: _branch, ...facts } = form;
  return {
    facts: {
      ...{ ...facts, packageId, packageVersion: version, shootTypeId: content.shootType.id },
      ...{ customerName: customer.name, listPrice, total },
    },
    items,
    content,
  };
}
export type OrderFacts = Omit<SoundOrder, "items" | "id" | "version" | "branchId"> & {
  packageVersion: number;
  shootTypeId: string;
  customerName: string;
  listPrice: Money;
  total: Money;
};
export type OrderItem = SoundOrder["items"][number] & {
  name: string;
  unit: string;
  seq: number;
  amount: Money;
};

const needsWeddingDay = async (tx: Tx, { shootType }: PackageContent): Promise<boolean> => {
  const [row] = await tx.execute<{ needed: boolean }>(
    sql`select 'wedding_day' = any (required) as needed from shoot_types where id = ${shootType.id}`,
  );
  return row?.needed ?? false;
};

async function versionOnSale(
  tx: Tx,
  actor: Staff,
  { branchId, packageId }: SoundOrder,
  kept?: StoredOrder,
): Promise<{ version: number; content: PackageContent }> {
  if (kept?.packageId === packageId)
    return {
      version: kept.packageVersion,
      content: await contentOfVersion(tx, packageId, kept.packageVersion),
    };
  const [sold] = await tx.select().from(packages).where(eq(packages.id, packageId));
  const today = todayIn(actor, branchId);
  const isOnSale =
    sold?.active &&
    (sold.branchIds.length === 0 || sold.branchIds.includes(branchId)) &&
    (sold.validFrom === null || sold.validFrom <= today) &&
    (sold.validUntil === null || sold.validUntil >= today);
  if (!sold || !isOnSale) throw refusedAt("packageId", "orders.package-not-on-sale");
  return {
    version: sold.version,
    content: await contentOfVersion(tx, packageId, sold.version),
  };
}

export async function contentOfVersion(
  tx: Tx,
  packageId: string,
  version: number,
): Promise<PackageContent> {
  const [row] = await tx
    .select({ content: packageVersions.content })
    .from(packageVersions)
    .where(and(eq(packageVersions.packageId, packageId), eq(packageVersions.version, version)));
  return packageContent.parse(row?.content);
}

/** The four credits go to people of the branch. */
async function mustBeColleagues(tx: Tx, form: SoundOrder): Promise<void> {
  const { ownerId, leadBy, invitedBy, supervisedBy } = form;
  const named = { ownerId, leadBy, invitedBy, supervisedBy };
  const ids = Object.values(named).flatMap((id) => id ?? []);
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), people.active, eq(people.branchId, form.branchId)));
  for (const [field, id] of Object.entries(named))
    if (id !== null && !found.some((one) => one.id === id))
      throw refusedAt(field, "orders.not-of-branch");
}

export async function placeItems(
  tx: Tx,
  { id: orderId, branchId }: { id: string; branchId: string },
  items: readonly OrderItem[],
): Promise<void> {
  await tx.delete(orderItems).where(eq(orderItems.orderId, orderId));
  if (items.length > 0)
    await tx.insert(orderItems).values(items.map((one) => ({ ...one, orderId, branchId })));
}

export const itemsOf = (tx: Tx, orderId: string): Promise<StoredItem[]> =>
  tx.select().from(orderItems).where(eq(orderItems.orderId, orderId)).orderBy(orderItems.seq);

/** Lets ⌘K find it by its number and by whose it is. */
export async function rememberOrder(tx: Tx, id: string): Promise<void> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, id));
  if (!order) return;
  await remember(tx, {
    id,
    document: "order",
    branchId: order.branchId,
    departmentId: order.departmentId,
    ownerId: order.ownerId,
    openedBy: read,
    title: order.number ?? order.draftName,
    subtitle: order.customerName,
    words: [peopleToFind(order.customerName)],
  });
}

/** The order as its form holds it; also what a stale save is shown as stored (S3). */
export function formOf(stored: StoredOrder, items: readonly StoredItem[]): OrderForm {
  const { id, version, branchId, customerId, packageId, depositKind, notes, ownerId } = stored;
  return {
    ...{ id, version, branchId, customerId, packageId, depositKind, notes, ownerId },
    items: items.map(({ productId, quantity, unitPrice }) => ({
      productId,
      quantity: String(quantity),
      unitPrice: typedMoney(unitPrice),
    })),
    discount: typedMoney(stored.discount),
    discountReason: stored.discountReason,
    deposit: typedMoney(stored.deposit),
    weddingOn: stored.weddingOn ?? "",
    promisedOn: stored.promisedOn,
    leadBy: stored.leadBy ?? "",
    invitedBy: stored.invitedBy ?? "",
    supervisedBy: stored.supervisedBy ?? "",
  };
}

/** 已完成: every job is over and nothing is owed (domain.md 4); otherwise it stays as it is. */
export async function completeWhenOver(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`
    update orders o set status = 'completed', version = version + 1
    where o.id = ${id} and o.status = 'active'
      and not exists (select from jobs j where j.order_id = o.id and j.stage is not null)
      and o.total = (select coalesce(sum(r.amount), 0) from receipts r where r.order_id = o.id)`);
}

const sentences: Record<string, string> = {
  order_lacks_a_fact: "orders.lacks-a-fact",
  order_lacks_its_deposit: "orders.lacks-deposit",
  discount_needs_approval: "orders.needs-approval",
  signed_order_stands: "orders.stands",
  cancelled_holds_no_money: "orders.holds-money",
};

/** The guards of the database, said in sentences. */
export function refuseKnown(error: unknown): never {
  const said = sentences[databaseError(error)?.constraint_name ?? ""];
  if (said) throw new Refusal(said);
  throw error;
}

/** Who works on it besides the one who moved it. */
export const others = (actor: Staff, ids: readonly (string | null)[]): string[] =>
  ids.flatMap((id) => (id === null || id === actor.id ? [] : [id]));

export const mayOverride = (actor: Staff, order: StoredOrder, needed: Permission): boolean =>
  can(actor, needed) && reaches(actor, needed, order);

type Asked = OrderFacts & {
  id: string;
  branchId: string;
  draftName: string;
  items: readonly OrderItem[];
  content: PackageContent;
};

/** Tells those who may agree to a discount that its maker may not give alone. */
export async function askApproval(tx: Tx, actor: Staff, order: Asked): Promise<void> {
  if (!needsApproval(order, fen(BigInt(order.content.floorPrice)), actor.roles)) return;
  const approvers = await holdersOf(tx, ["branch_manager", "owner"], order.branchId);
  await notify(tx, {
    people: others(actor, approvers).filter((id) => id !== order.ownerId),
    message: "orders.discount-asks",
    params: { order: order.draftName, discount: showMoney(order.discount) },
    ...{ meaning: "waiting", document: "order", documentId: order.id },
  });
}
