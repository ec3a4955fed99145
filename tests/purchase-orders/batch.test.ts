import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { approveOrder, withdrawOrder } from "@/lib/purchase-orders/actions";
import { generatePush } from "@/lib/pushes/draft-actions";
import { admin } from "../support/admin";
import {
  anApproved,
  aSubmitted,
  done,
  openStudio,
  orderRow,
  refuse,
  seen,
  versionOf,
} from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const codes = (results: readonly { ok: boolean; failure?: { code: string } }[]) =>
  results.map((result) => (result.ok ? "done" : result.failure?.code));

test("several approved at once: each by itself, one that was withdrawn meanwhile is named and stops no other (A12)", async () => {
  const ids = [
    await aSubmitted({ price: "100.00" }),
    await aSubmitted({ price: "200.00" }),
    await aSubmitted({ price: "300.00" }),
  ];
  const page = await Promise.all(ids.map(async (id) => ({ id, seen: await seen(id) })));
  const [, second = ""] = ids;
  await signInAs("buyer");
  done(await withdrawOrder({ id: second, version: await versionOf(second) }));
  const before = await orderRow(second);
  await signInAs("accountant");
  const results = [];
  for (const one of page) results.push(await approveOrder({ ...one, note: "" }, uuid()));
  expect(codes(results)).toEqual(["done", "core.cannot-move", "done"]);
  expect(await orderRow(second)).toEqual(before);
  const [traces] = await admin<{ n: number }[]>`
    select count(*)::int as n from audit_log where act = 'purchase-orders.approve' and document_id = any (${ids})`;
  expect(traces?.n).toBe(2);
});

test("one whose content changed after the page was opened is not approved with the others (INV-06)", async () => {
  const [kept, bent] = [await aSubmitted({ price: "100.00" }), await aSubmitted()];
  const page = [
    { id: bent, seen: "0".repeat(64) },
    { id: kept, seen: await seen(kept) },
  ];
  await signInAs("accountant");
  const results = [];
  for (const one of page) results.push(await approveOrder({ ...one, note: "" }, uuid()));
  expect(codes(results)).toEqual(["approvals.content-changed", "done"]);
  expect((await orderRow(bent)).status).toBe("submitted");
});

test("生成推单 on a mixed selection makes one for each approved order and names the rest (A12)", async () => {
  const rejected = await aSubmitted();
  done(await refuse("accountant", rejected));
  const ids = [await anApproved(), rejected, await aSubmitted(), await anApproved()];
  await signInAs("buyer");
  const results = [];
  for (const orderId of ids) results.push(await generatePush({ orderId }, uuid()));
  expect(codes(results)).toEqual([
    "done",
    "purchase-orders.not-approved",
    "purchase-orders.not-approved",
    "done",
  ]);
  const [made] = await admin<{ n: number }[]>`
    select count(*)::int as n from pushes where order_id = any (${ids})`;
  expect(made?.n).toBe(2);
});
