import { beforeAll, expect, test } from "vitest";
import type { Staff } from "@/lib/core/actor";
import { filterOf } from "@/lib/purchase-orders/filters";
import { listOrders, pageForExport } from "@/lib/purchase-orders/list";
import { filterOf as pushFilter } from "@/lib/pushes/filters";
import { listPushes } from "@/lib/pushes/list";
import { admin } from "../support/admin";
import { aSupplier, openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

let here = "";
let there = "";

/** Drafts that all say 挂件, and pushes of the same, one a second; the first is the oldest. */
async function many(count: number, branch: string, role: "buyer" | "owner", cancelled = 0) {
  const { id: author } = await signInAs(role, role === "buyer" ? "XM01" : "every branch");
  const supplier = await aSupplier();
  await admin.begin(async (sql) => {
    await sql.unsafe("set local session_replication_role = replica");
    await sql`create temporary table made on commit drop as
      select gen_random_uuid() as id, gen_random_uuid() as push, n from generate_series(1, ${count}) n`;
    await sql`insert into purchase_orders (id, branch_id, supplier_id, author_id, draft_name, total, status, changed_at)
      select id, ${branch}::uuid, ${supplier}::uuid, ${author}::uuid, '草稿-' || n, 0,
        case when n <= ${cancelled} then 'cancelled' else 'draft' end, now() from made`;
    await sql`insert into pushes (id, branch_id, author_id, draft_name, due_on, status, changed_at)
      select push, ${branch}::uuid, ${author}::uuid, '草稿-' || n, '2026-12-01',
        case when n <= ${cancelled} then 'cancelled' else 'draft' end, now() from made`;
    await sql`insert into search_entries (id, document, branch_id, owner_id, opened_by, title, words, at)
      select id, 'purchase-order', ${branch}::uuid, ${author}::uuid, 'purchase-orders:read', '草稿-' || n, '水晶挂件',
        clock_timestamp() + n * interval '1 second' from made
      union all select push, 'push', ${branch}::uuid, ${author}::uuid, 'pushes:read', '草稿-' || n, '水晶挂件',
        clock_timestamp() + n * interval '1 second' from made`;
  });
}

type Page = { rows: readonly { id: string }[]; after: string | null };
/** Every row that one gets by going on to the next page until there is none. */
async function all(page: (after: string | undefined) => Promise<Page>) {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const next: Page = await page(after ?? undefined);
    seen.push(...next.rows.map(({ id }) => id));
    after = next.after;
  } while (after);
  expect(new Set(seen).size).toBe(seen.length);
  return seen.length;
}

const q = "挂件";
const ofOrders = (actor: Staff, search: object, branch: string | null) =>
  all((after) => listOrders(actor, filterOf({ q, after, ...search }), branch));
const exported = (actor: Staff, search: object, branch: string | null) =>
  all((after) => pageForExport(actor, filterOf({ q, after, ...search }), branch));
const ofPushes = (actor: Staff, search: object, branch: string | null) =>
  all((after) => listPushes(actor, pushFilter({ q, after, ...search }), branch));

beforeAll(async () => {
  await openStudio();
  here = await branchId("XM01");
  there = await branchId("XM02");
  await many(50, here, "buyer", 20);
  await many(200, there, "owner");
});

test("an owner who stands on one branch finds all that it has, though the other's are newer", async () => {
  const owner = await signInAs("owner", "every branch");
  for (const count of [ofOrders, exported, ofPushes]) {
    expect(await count(owner, {}, here)).toBe(50);
    expect(await count(owner, { branch: there }, here)).toBe(200);
    expect(await count(owner, {}, null)).toBe(250);
  }
});

test("a text together with another filter finds every row of both, however far down", async () => {
  const owner = await signInAs("owner", "every branch");
  for (const count of [ofOrders, exported, ofPushes])
    expect(await count(owner, { status: "cancelled" }, null)).toBe(20);
});

test("a page that has looked far and found little says where to go on", async () => {
  await many(2300, there, "owner");
  const owner = await signInAs("owner", "every branch");
  const first = await listOrders(owner, filterOf({ q, status: "cancelled" }), null);
  expect([first.rows.length, first.after === null]).toEqual([0, false]);
  expect(await ofOrders(owner, { status: "cancelled" }, null)).toBe(20);
  expect(await ofOrders(owner, { sort: "-total" }, null)).toBe(2550);
});
