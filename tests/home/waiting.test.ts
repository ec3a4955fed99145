import { beforeAll, expect, test } from "vitest";
import { waits as approvals } from "@/lib/approvals/home";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { waitingInAll } from "@/lib/home/rules";
import { waits as inbox } from "@/lib/inbox/home";
import { admin } from "../support/admin";
import { agree, aSubmitted, done, openStudio } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const waitsFor = (actor: Staff) =>
  reading(actor, (tx) =>
    Promise.all([inbox(tx, actor, { branchId: null }), approvals(tx, actor, { branchId: null })]),
  );

test("one order to approve is one thing that waits, though a message says so too", async () => {
  const manager = await signInAs("branch_manager");
  const [first] = [await aSubmitted(), await aSubmitted()];
  const [messages, orders] = await waitsFor(manager);
  expect(messages).toEqual({ count: 2, elsewhere: 2 });
  expect(orders.count).toBe(2);
  expect(waitingInAll([messages, orders])).toBe(2);
  done(await agree("accountant", first));
  expect(waitingInAll(await waitsFor(manager))).toBe(1);
});

test("a message about anything else is a thing of its own", async () => {
  const buyer = await signInAs("buyer");
  await admin`update inbox_items set read_at = now() where person_id = ${buyer.id}`;
  const id = await aSubmitted();
  done(await agree("accountant", id));
  const [messages] = await waitsFor(buyer);
  expect(messages).toEqual({ count: 1, elsewhere: 0 });
});
