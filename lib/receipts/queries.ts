import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, can, reaches, type Staff } from "@/lib/core/actor";
import { branchesIn, zoneOf } from "@/lib/core/branch";
import { fen } from "@/lib/core/figures";
import { among, must, reading, within } from "@/lib/core/guard";
import {
  type Cursor,
  cursorIn,
  cursorText,
  keyset,
  momentKey,
  pageOfRows,
} from "@/lib/core/keyset";
import { type Day, dayIn, dayInput } from "@/lib/core/time";
import { viewsOf } from "@/lib/views/queries";
import { read, record, reverse, verify } from "./access";
import { type ReceiptKind, type ReceiptMethod, receiptKinds, receiptMethods } from "./kinds";

type Raw = {
  id: string;
  number: string;
  order_id: string;
  order_name: string;
  customer: string;
  owner_id: string;
  branch_id: string;
  kind: ReceiptKind;
  method: ReceiptMethod;
  amount: string;
  external_ref: string;
  note: string;
  received_by: string;
  received_by_name: string;
  received_at: string;
  verified_by_name: string | null;
  verified_at: string | null;
  reverses: string | null;
  reversed_by: string | null;
  reason: string;
  branch: string;
  cursor: string;
};

/** What stands beside a receipt; `r` is its table. */
const named = (from: SQL, order: SQL) => sql`
  select r.id, r.number, r.order_id, coalesce(o.number, o.draft_name) as order_name, o.customer_name as customer,
    o.owner_id, r.branch_id, r.kind, r.method, r.amount::text as amount, r.external_ref, r.note, r.received_by,
    p.name as received_by_name, r.received_at::text as received_at, v.name as verified_by_name,
    r.verified_at::text as verified_at, w.number as reverses, c.number as reversed_by, r.reason, b.code as branch,
    r.created_at::text as cursor
  from (${from}) r
  join orders o on o.id = r.order_id
  join people p on p.id = r.received_by
  left join people v on v.id = r.verified_by
  left join receipts w on w.id = r.reverses_id
  left join receipts c on c.reverses_id = r.id
  join branches b on b.id = r.branch_id
  order by ${order}`;

/** The receipts of an order, oldest first, and what this reader may do with each. */
export async function receiptsOf(tx: Tx, actor: Staff, orderId: string) {
  if (!can(actor, read)) return [];
  const rows = await tx.execute<Raw>(
    named(
      sql`select * from receipts where order_id = ${orderId} order by created_at, id limit 200`,
      sql`r.created_at, r.id`,
    ),
  );
  return rows
    .filter((row) => reaches(actor, read, whoseOrder(row)))
    .map((row) => ({ ...shown(row), ...movesFor(actor, row) }));
}
export type OrderReceipt = Awaited<ReturnType<typeof receiptsOf>>[number];

const whoseOrder = ({ branch_id, owner_id }: Raw) => ({ branchId: branch_id, ownerId: owner_id });

const movesFor = (actor: Staff, row: Raw) => ({
  mayVerify:
    row.verified_at === null &&
    row.received_by !== actor.id &&
    reaches(actor, verify, whoseOrder(row)),
  mayReverse:
    row.reverses === null && row.reversed_by === null && reaches(actor, reverse, whoseOrder(row)),
});

const shown = (row: Raw) => ({
  id: row.id,
  number: row.number,
  orderId: row.order_id,
  order: row.order_name,
  customer: row.customer,
  kind: row.kind,
  method: row.method,
  amount: fen(BigInt(row.amount)),
  externalRef: row.external_ref,
  note: row.note,
  receivedBy: row.received_by_name,
  receivedAt: new Date(row.received_at),
  verifiedBy: row.verified_by_name,
  reverses: row.reverses,
  reversedBy: row.reversed_by,
  reason: row.reason,
  branch: row.branch,
});

/** Who may take money for this order, and whether only its deposit. */
export const tillOf = (
  actor: Staff,
  order: { branchId: string; ownerId: string; status: string },
): "all" | "deposit" | null => {
  if (order.status === "cancelled" || !reaches(actor, record, order)) return null;
  return reaches(actor, record, { ...order, ownerId: null }) ? "all" : "deposit";
};

export const tabs = ["all", "unverified"] as const;
export type Tab = (typeof tabs)[number];
export type ReceiptFilter = {
  tab: Tab;
  kinds: ReceiptKind[];
  methods: ReceiptMethod[];
  branches: string[];
  from: Day | null;
  until: Day | null;
  after: Cursor | null;
  before: Cursor | null;
};

type Search = Record<string, string | string[] | undefined>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the address asks of the list; anything unsound in it is as if it were not there. */
export function filterOf(search: Search): ReceiptFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const many = (key: string) => one(key).split(",");
  const [from = "", until = ""] = one("on").split("..");
  return {
    tab: tabs.find((name) => name === one("tab")) ?? "all",
    kinds: receiptKinds.filter((kind) => many("kind").includes(kind)),
    methods: receiptMethods.filter((method) => many("method").includes(method)),
    branches: many("branch").filter((id) => uuid.test(id)),
    from: dayInput.safeParse(from).data ?? null,
    until: dayInput.safeParse(until).data ?? null,
    after: cursorIn(one("after"), momentKey),
    before: cursorIn(one("before"), momentKey),
  };
}

const pageSize = 80;

/** Receipts of what one may read, newest first, with the sum of the page. */
export async function listReceipts(actor: Staff, filter: ReceiptFilter, branchId: string | null) {
  must(actor, read);
  const zone = zoneOf(actor);
  const where = conditions(actor, filter, branchId, zone);
  return reading(actor, async (tx) => {
    const { beyond, order } = keyset(
      { key: sql`r.created_at`, type: sql`timestamptz`, id: sql`r.id` },
      filter,
      true,
    );
    const count = (tab: Tab) =>
      sql`(select count(*)::int from (select from receipts r join orders o on o.id = r.order_id
        where ${conditions(actor, { ...filter, tab }, branchId, zone)} limit ${tab === "all" ? 1001 : 100}) n)`;
    const [rows, [counts], views] = await Promise.all([
      tx.execute<Raw>(
        named(
          sql`select r.* from receipts r join orders o on o.id = r.order_id
            where ${where} ${beyond ? sql`and ${beyond}` : sql``} order by ${order} limit ${pageSize + 1}`,
          order,
        ),
      ),
      tx.execute<Record<Tab, number>>(
        sql`select ${count("all")} as all, ${count("unverified")} as unverified`,
      ),
      viewsOf(tx, actor, "receipts"),
    ]);
    const page = pageOfRows(rows, pageSize, filter, ({ cursor, id }) =>
      cursorText({ key: cursor, id }),
    );
    const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...shown(row), ...movesFor(actor, row) })),
      counts: counts ?? { all: 0, unverified: 0 },
      ...{ views, branches, zone, today: dayIn(zone) },
    };
  });
}
export type ReceiptPage = Awaited<ReturnType<typeof listReceipts>>;
export type ReceiptRow = ReceiptPage["rows"][number];

/** A receipt is its order's: of whoever sold it. `r` is the receipt, `o` the order. */
function conditions(
  actor: Staff,
  filter: ReceiptFilter,
  branchId: string | null,
  zone: string,
): SQL {
  const parts = [
    within(actor, read, { branch: sql`r.branch_id`, owner: sql`o.owner_id` }),
    among(sql`r.branch_id`, branchesIn({ branchId }, filter) ?? []),
    filter.tab === "unverified" && sql`r.verified_at is null`,
    filter.kinds.length > 0 && sql`r.kind = any (${sql.param(filter.kinds)}::text[])`,
    filter.methods.length > 0 && sql`r.method = any (${sql.param(filter.methods)}::text[])`,
    filter.from && sql`r.created_at >= ${filter.from}::date::timestamp at time zone ${zone}`,
    filter.until && sql`r.created_at < (${filter.until}::date + 1)::timestamp at time zone ${zone}`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}
