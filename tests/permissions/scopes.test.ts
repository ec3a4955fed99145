import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { listApprovals } from "@/lib/approvals/list";
import { getPapers } from "@/lib/attachments/queries";
import type { Role, Staff } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { copyOrder, draftOrder, submitOrder } from "@/lib/purchase-orders/actions";
import { getOrder } from "@/lib/purchase-orders/detail";
import { getOrderForm } from "@/lib/purchase-orders/editing";
import { filterOf as orderFilter } from "@/lib/purchase-orders/filters";
import { tile as orderTile } from "@/lib/purchase-orders/home";
import { pageForExport as exportOrders, listOrders } from "@/lib/purchase-orders/list";
import { getPush } from "@/lib/pushes/detail";
import { draftPush, remarkPush } from "@/lib/pushes/draft-actions";
import { filterOf as pushFilter } from "@/lib/pushes/filters";
import { recent as recentPushes, waits } from "@/lib/pushes/home";
import { pageForExport as exportPushes, listPushes } from "@/lib/pushes/list";
import { getDraft } from "@/lib/pushes/queries";
import { find, findSome } from "@/lib/search/queries";
import { admin } from "../support/admin";
import { aForm, done, openStudio } from "../support/make/purchase-orders";
import { aPushForm } from "../support/make/pushes";
import { branchId, signInAs } from "../support/session";

const scopes = ["own", "department", "branch", "chain"] as const;
type Scope = (typeof scopes)[number];

/** Whose documents there are, from the nearest to the farthest. */
const authors = ["myself", "a colleague", "the next room", "the other branch"] as const;
type Author = (typeof authors)[number];
const seenUnder: Record<Scope, readonly Author[]> = {
  own: ["myself"],
  department: ["myself", "a colleague"],
  branch: ["myself", "a colleague", "the next room"],
  chain: authors,
};
const who: Record<Author, [Role, "XM01" | "XM02"]> = {
  myself: ["buyer", "XM01"],
  "a colleague": ["warehouse", "XM01"],
  "the next room": ["branch_manager", "XM01"],
  "the other branch": ["buyer", "XM02"],
};

const orders = new Map<string, Author>();
const pushes = new Map<string, Author>();
const none = { branchId: null };

async function department(where: "XM01" | "XM02"): Promise<string> {
  const id = randomUUID();
  await admin`insert into departments (id, branch_id, kind, name)
    values (${id}, ${await branchId(where)}, 'purchasing', ${`采购部 ${id.slice(0, 4)}`})`;
  return id;
}

/** The buyer's rights at this scope, and a session that knows it. */
async function buyerUnder(scope: Scope): Promise<Staff> {
  await admin`update role_grants set scope = ${scope} where role = 'buyer'
    and permission ~ '^(purchase-orders|pushes):(read|write|export|see-cost|links)$'`;
  return signInAs("buyer");
}

beforeAll(async () => {
  await openStudio();
  const [ours, next, theirs] = [
    await department("XM01"),
    await department("XM01"),
    await department("XM02"),
  ];
  const rooms = [ours, ours, next, theirs];
  await admin`update role_grants set scope = 'branch' where role = 'warehouse'
    and permission like any (array['purchase-orders:%', 'pushes:%'])`;
  await admin`insert into role_grants (role, permission, scope, row_group)
    select 'warehouse', permission, 'branch', row_group from role_grants
    where role = 'buyer' and permission in ('purchase-orders:write', 'pushes:write')
    on conflict do nothing`;
  for (const [nth, author] of authors.entries()) {
    const [role, where] = who[author];
    const { id } = await signInAs(role, where);
    await admin`update people set department_id = ${rooms[nth] ?? null} where id = ${id}`;
  }
  for (const author of authors) {
    const [role, where] = who[author];
    const home = await branchId(where);
    await signInAs(role, where);
    const form = await aForm({ branchId: home });
    done(await draftOrder(form));
    orders.set(form.id, author);
    const push = await aPushForm({ branchId: home });
    await signInAs(role, where);
    done(await draftPush(push));
    pushes.set(push.id, author);
  }
});

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const there = async (read: Promise<unknown>) => {
  try {
    return (await read) !== null;
  } catch (error) {
    if (error instanceof Refusal && error.code === "core.gone") return false;
    throw error;
  }
};
const opened = async (all: ReadonlyMap<string, Author>, open: (id: string) => Promise<unknown>) => {
  const seen: string[] = [];
  for (const id of all.keys()) if (await there(open(id))) seen.push(id);
  return seen;
};
const reading = <T>(actor: Staff, read: (tx: Parameters<typeof waits>[0]) => Promise<T>) =>
  withTx(contextOf(actor), read, { readOnly: true });

/** Every way in which documents of one kind are listed, found, opened or acted upon. */
const waysToOrders: Record<string, (actor: Staff) => Promise<string[]>> = {
  "the list": async (actor) => ids((await listOrders(actor, orderFilter({}), null)).rows),
  "the list by text": async (actor) =>
    ids((await listOrders(actor, orderFilter({ q: "蝴蝶册" }), null)).rows),
  "the export": async (actor) => ids((await exportOrders(actor, orderFilter({}), null)).rows),
  search: async (actor) => ids((await find(actor, "蝴蝶册", { kinds: ["purchase-order"] })).rows),
  "⌘K": async (actor) =>
    ids(
      (await findSome(actor, "蝴蝶册", 40)).filter(({ document }) => document === "purchase-order"),
    ),
  "opening it": (actor) => opened(orders, (id) => getOrder(actor, id)),
  "its form": (actor) => opened(orders, (id) => getOrderForm(actor, id)),
  "its files": (actor) => opened(orders, (id) => getPapers(actor, "purchase-order", id)),
};
const waysToPushes: Record<string, (actor: Staff) => Promise<string[]>> = {
  "the list": async (actor) => ids((await listPushes(actor, pushFilter({}), null)).rows),
  "the list by text": async (actor) =>
    ids((await listPushes(actor, pushFilter({ q: "蝴蝶册" }), null)).rows),
  "the export": async (actor) => ids((await exportPushes(actor, pushFilter({}), null)).rows),
  "the home page": async (actor) =>
    ids((await reading(actor, (tx) => recentPushes(tx, actor, none)))?.rows ?? []),
  search: async (actor) => ids((await find(actor, "蝴蝶册", { kinds: ["push"] })).rows),
  "opening it": (actor) => opened(pushes, (id) => getPush(actor, id)),
  "its form": (actor) => opened(pushes, (id) => getDraft(actor, id)),
  // A stale version is refused as stale only to him who may write there.
  "an act upon it": async (actor) => {
    const reached: string[] = [];
    for (const id of pushes.keys()) {
      await signInAs("buyer");
      const answer = await remarkPush({ id, version: 999, shipTo: "门店", notes: "" });
      if (!answer.ok && answer.failure.code !== "core.gone") reached.push(id);
    }
    expect(actor.kind).toBe("staff");
    return reached;
  },
};

describe.each(scopes)("PM-03: a right with the scope %s", (scope) => {
  test.each(Object.entries(waysToOrders))(
    "reaches those orders and no other by %s",
    async (_, way) => {
      const actor = await buyerUnder(scope);
      const seen = (await way(actor)).flatMap((id) => orders.get(id) ?? []);
      expect(seen.sort()).toEqual([...seenUnder[scope]].sort());
    },
  );

  test.each(Object.entries(waysToPushes))(
    "reaches those pushes and no other by %s",
    async (_, way) => {
      const actor = await buyerUnder(scope);
      const seen = (await way(actor)).flatMap((id) => pushes.get(id) ?? []);
      expect(seen.sort()).toEqual([...seenUnder[scope]].sort());
    },
  );

  test("lets him copy those orders and no other", async () => {
    await buyerUnder(scope);
    for (const [from, author] of orders) {
      const answer = await copyOrder({ id: uuid(), from });
      expect([author, answer.ok]).toEqual([author, seenUnder[scope].includes(author)]);
      if (!answer.ok) expect(answer.failure.code).toBe("core.gone");
    }
  });
});

test("no count grows when a scope narrows: lists, tabs, tiles, what waits", async () => {
  const counts = async (scope: Scope) => {
    const actor = await buyerUnder(scope);
    const { counts: ofOrders } = await listOrders(actor, orderFilter({}), null);
    const { counts: ofPushes } = await listPushes(actor, pushFilter({}), null);
    const sent = await listApprovals(actor, { tab: "sent", after: undefined, branchId: null });
    const [tile, waiting] = await reading(actor, (tx) =>
      Promise.all([orderTile(tx, actor, none), waits(tx, actor, none)]),
    );
    return [
      ...Object.values(ofOrders),
      ...Object.values(ofPushes),
      ...[sent.rows.length, tile?.figure ?? 0, waiting.count],
      ...(tile?.lines.map(({ count }) => count) ?? []),
      (await find(actor, "蝴蝶册")).rows.length,
    ];
  };
  const rows = [];
  for (const scope of scopes) rows.push(await counts(scope));
  for (const [nth, narrow] of rows.entries()) {
    const wide = rows[nth + 1] ?? narrow;
    expect(narrow.every((count, at) => count <= (wide[at] ?? -1))).toBe(true);
  }
  expect(rows[0]).not.toEqual(rows[3]);
});

test("a document stays with the department it was written in, whoever moves on", async () => {
  const { id } = await signInAs("warehouse");
  const before = await admin`select department_id from purchase_orders where author_id = ${id}`;
  await admin`update people set department_id = null where id = ${id}`;
  const [mine] = [...orders].find(([, author]) => author === "myself") ?? [];
  await buyerUnder("branch");
  done(await submitOrder({ id: mine ?? "", version: 1 }));
  expect(await admin`select department_id from purchase_orders where author_id = ${id}`).toEqual(
    before,
  );
  await expect(
    withTx(contextOf(await signInAs("buyer")), (tx) =>
      tx.execute("update purchase_orders set department_id = null"),
    ),
  ).rejects.toMatchObject({ code: "42501" });
});
