import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { suppliers } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { codeIn, keyset, pageOfRows } from "@/lib/core/keyset";
import { matching } from "@/lib/core/matching";
import { read } from "./access";
import { type ChannelKind, type SupplierKind, type SupplierStatus, supplierKinds } from "./kinds";

export type SupplierFilter = {
  q?: string;
  status?: SupplierStatus;
  kinds?: readonly string[];
  after?: string;
  before?: string;
};

const pageSize = 50;

/** One page by code, and how many stand under each status. */
export async function listSuppliers(actor: Staff, filter: SupplierFilter) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [page, counts] = await Promise.all([pageOf(tx, filter), countByStatus(tx)]);
    return { ...page, counts };
  });
}
export type SupplierRow = Awaited<ReturnType<typeof listSuppliers>>["rows"][number];

/** What the list's filters say, also for the export of the same rows. */
export function filtered({ q, status, kinds = [] }: SupplierFilter): SQL | undefined {
  const known = kinds.filter((one): one is SupplierKind =>
    supplierKinds.includes(one as SupplierKind),
  );
  return and(
    q ? matching(suppliers.found, q) : undefined,
    status && eq(suppliers.status, status),
    known.length > 0 ? inArray(suppliers.kind, known) : undefined,
  );
}

async function pageOf(tx: Tx, filter: SupplierFilter) {
  const asked = { after: codeIn(filter.after), before: codeIn(filter.before) };
  const { beyond, order } = keyset({ key: suppliers.code }, asked);
  const rows = await tx
    .select(columns)
    .from(suppliers)
    .where(and(filtered(filter), beyond))
    .orderBy(order)
    .limit(pageSize + 1);
  return pageOfRows(rows, pageSize, asked, ({ code }) => code);
}

export const columns = {
  id: suppliers.id,
  code: suppliers.code,
  name: suppliers.name,
  kind: suppliers.kind,
  status: suppliers.status,
  statusReason: suppliers.statusReason,
  settlement: suppliers.settlement,
  paymentTerms: suppliers.paymentTerms,
  leadDays: suppliers.leadDays,
  autoPush: suppliers.autoPush,
  items: sql<number>`(select count(*)::int from supplier_items i where i.supplier_id = suppliers.id and i.active)`,
  channels: sql<
    ChannelKind[]
  >`(select coalesce(jsonb_agg(distinct c.kind), '[]') from supplier_channels c
    where c.supplier_id = suppliers.id and c.active)`,
  contact: sql<{ name: string; last4: string | null } | null>`(
    select jsonb_build_object('name', c.name, 'last4', c.mobile_last4) from supplier_contacts c
    where c.supplier_id = suppliers.id and c.active order by c.receives_push desc, c.created_at limit 1)`,
};

async function countByStatus(tx: Tx): Promise<Record<SupplierStatus | "all", number>> {
  const rows = await tx
    .select({ status: suppliers.status, count: sql<number>`count(*)::int` })
    .from(suppliers)
    .groupBy(suppliers.status);
  const counts = { all: 0, active: 0, on_hold: 0, blocked: 0 };
  for (const { status, count } of rows) {
    counts[status] = count;
    counts.all += count;
  }
  return counts;
}
