import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { customerContacts } from "@/db/schema/customers";
import { orders } from "@/db/schema/orders";
import { people } from "@/db/schema/people";
import { can, reaches, type Staff } from "@/lib/core/actor";
import { todayIn } from "@/lib/core/branch";
import { fen } from "@/lib/core/figures";
import { must, mustReach, reading, within } from "@/lib/core/guard";
import { maskedEnd } from "@/lib/customers/rules";
import { seeFloor } from "@/lib/packages/access";
import { packageContent } from "@/lib/packages/content";
import { receiptsOf } from "@/lib/receipts/queries";
import { override, read, write } from "./access";
import { needsApproval } from "./rules";
import { contentOfVersion, itemsOf } from "./writes";

/** An order with what was sold, its money and what happened to it; null when there is none in reach. */
export async function getOrder(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, id));
    if (!order) return null;
    mustReach(actor, read, order);
    const { ownerId, leadBy, invitedBy, supervisedBy, approvedBy, waivedBy } = order;
    const [content, items, phones, names, changes, receipts] = await Promise.all([
      contentOfVersion(tx, order.packageId, order.packageVersion),
      itemsOf(tx, id),
      endsOf(tx, order.customerId),
      namesOf(tx, [ownerId, leadBy, invitedBy, supervisedBy, approvedBy, waivedBy]),
      changesOf(tx, id),
      receiptsOf(tx, actor, id),
    ]);
    const nameOf = (one: string | null) => (one === null ? null : (names.get(one) ?? null));
    const isAsked =
      order.status === "draft" &&
      order.approvedDiscount !== order.discount &&
      needsApproval({ ...order, items }, fen(BigInt(content.floorPrice)), ["sales"]);
    const isOthers = order.ownerId !== actor.id && order.createdBy !== actor.id;
    return {
      ...order,
      package: can(actor, seeFloor) ? content : { ...content, floorPrice: "0" },
      items,
      phones,
      changes,
      receipts,
      isAsked,
      owner: nameOf(ownerId) ?? "",
      lead: nameOf(leadBy),
      invited: nameOf(invitedBy),
      supervised: nameOf(supervisedBy),
      approver: nameOf(approvedBy),
      waiver: nameOf(waivedBy),
      mayWrite: reaches(actor, write, order),
      mayOverride: reaches(actor, override, order),
      mayApprove: isOthers && reaches(actor, override, order),
    };
  });
}
export type OrderProfile = NonNullable<Awaited<ReturnType<typeof getOrder>>>;

/** Masked, for who may see customers at all; the whole number stands behind 显示 in the file. */
async function endsOf(tx: Tx, customerId: string): Promise<string[]> {
  const rows = await tx
    .select({ last4: customerContacts.last4 })
    .from(customerContacts)
    .where(and(eq(customerContacts.customerId, customerId), customerContacts.active))
    .orderBy(asc(customerContacts.createdAt), asc(customerContacts.id))
    .limit(5);
  return rows.flatMap(({ last4 }) => (last4 ? [maskedEnd(last4)] : []));
}

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.flatMap((id) => id ?? []);
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Change = {
  id: string;
  at: Date;
  actor: string;
  act: string;
  after: Record<string, unknown> | null;
  reason: string | null;
};

/** The newest changes, out of the audit log, for who may see the order. */
async function changesOf(tx: Tx, id: string): Promise<Change[]> {
  const rows = await tx.execute<Omit<Change, "at"> & { at: string }>(
    sql`
      select id, at, actor, act, reason, case when act like 'jobs.%'
        then jsonb_build_object('stage', after -> 'stage', 'job', after -> 'job') end as after
      from sec.order_changes(${id}, 30)`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** What an order's form offers in a branch: packages on sale there today, and its people. */
export async function orderChoices(actor: Staff, branchId: string, has = "") {
  must(actor, write);
  const today = todayIn(actor, branchId);
  return reading(actor, async (tx) => {
    const [sold, colleagues] = await Promise.all([
      tx.execute<{ id: string; content: unknown; required: string[] }>(sql`
        select p.id, v.content, s.required from packages p
        join package_versions v on v.package_id = p.id and v.version = p.version
        join shoot_types s on s.id::text = v.content -> 'shootType' ->> 'id'
        where p.id::text = ${has} or p.active
          and (cardinality(p.branch_ids) = 0 or ${branchId} = any (p.branch_ids))
          and coalesce(p.valid_from <= ${today}::date, true) and coalesce(p.valid_until >= ${today}::date, true)
        order by s.created_at, p.code limit 300`),
      tx
        .select({ value: people.id, label: people.name })
        .from(people)
        .where(and(eq(people.branchId, branchId), people.active))
        .orderBy(asc(people.name))
        .limit(300),
    ]);
    const packages = sold.map(({ id, content, required }) => {
      const { name, code, shootType, price, deposit } = packageContent.parse(content);
      return {
        ...{ value: id, label: name, sub: code, shootType: shootType.name },
        price: fen(BigInt(price)),
        deposit: fen(BigInt(deposit)),
        needsWedding: required.includes("wedding_day"),
      };
    });
    return { packages, colleagues };
  });
}
export type OrderChoices = Awaited<ReturnType<typeof orderChoices>>;

/** The products that stand beside the package, in words, for the form. */
export const namedItems = (order: OrderProfile) =>
  order.items.map(({ productId, name }) => ({ value: productId, label: name }));

/** The newest orders of a customer, of those that one may see. */
export async function ordersOfCustomer(actor: Staff, customerId: string) {
  must(actor, read);
  return reading(actor, (tx) =>
    tx
      .select({
        id: orders.id,
        number: orders.number,
        draftName: orders.draftName,
        status: orders.status,
        total: orders.total,
        promisedOn: orders.promisedOn,
        package: sql<string>`(select v.content ->> 'name' from package_versions v
          where v.package_id = orders.package_id and v.version = orders.package_version)`,
      })
      .from(orders)
      .where(
        and(
          eq(orders.customerId, customerId),
          within(actor, read, {
            branch: orders.branchId,
            department: orders.departmentId,
            owner: orders.ownerId,
          }),
        ),
      )
      .orderBy(desc(orders.createdAt))
      .limit(20),
  );
}
export type CustomersOrder = Awaited<ReturnType<typeof ordersOfCustomer>>[number];
