import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { purchaseOrderStatus } from "@/db/schema/purchase-orders";
import { step } from "@/lib/core/machine";
import {
  approveOrder,
  cancelOrder,
  rejectOrder,
  reviseOrder,
  submitOrder,
  withdrawOrder,
} from "@/lib/purchase-orders/actions";
import { moves, type OrderMove, type Status } from "@/lib/purchase-orders/states";
import { admin } from "../support/admin";
import {
  aDraft,
  aForm,
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

const names = Object.keys(moves) as OrderMove[];
const every = purchaseOrderStatus.flatMap((state) => names.map((move) => [state, move] as const));

const make: Record<Status, () => Promise<string>> = {
  draft: aDraft,
  submitted: aSubmitted,
  approved: anApproved,
  rejected: async () => {
    const id = await aSubmitted();
    done(await refuse("accountant", id));
    return id;
  },
  cancelled: async () => {
    const id = await aDraft();
    done(await cancelOrder({ id, version: 1, reason: "不买了" }));
    return id;
  },
};

/** Each move as the person who may make it would ask for it. */
async function ask(move: OrderMove, id: string) {
  await signInAs(moves[move].may.name === "purchase-orders:approve" ? "accountant" : "buyer");
  const version = await versionOf(id);
  switch (move) {
    case "submit":
    case "resubmit":
      return submitOrder({ id, version });
    case "withdraw":
      return withdrawOrder({ id, version });
    case "approve":
      return approveOrder({ id, seen: await seen(id), note: "" });
    case "reject":
      return rejectOrder({ id, seen: await seen(id), reason: "价格偏高" });
    case "cancel":
      return cancelOrder({ id, version, reason: "不买了" });
    case "revise": {
      const supplierId = (await orderRow(id)).supplier_id;
      const { id: _, branchId: __, ...content } = await aForm({ supplierId });
      return reviseOrder({ ...content, id, version, reason: "改数量" });
    }
  }
}

/** 提交 and 重提 are one button: which of the two it is, the state says. */
const twin = (move: OrderMove, state: Status): OrderMove =>
  move === "submit" && state === "rejected"
    ? "resubmit"
    : move === "resubmit" && state === "draft"
      ? "submit"
      : move;

describe("every state × every move, through the server action (T-11, INV-07)", () => {
  test.each(every)("%s → %s", async (state, move) => {
    const id = await make[state]();
    const before = await orderRow(id);
    const meant = twin(move, state);
    const result = await ask(move, id);
    const after = await orderRow(id);
    if (moves[meant].from.includes(state)) {
      expect(result).toMatchObject({ ok: true });
      expect(after.status).toBe(step(moves, state, meant));
      const [last] =
        await admin`select * from purchase_order_moves where order_id = ${id} order by seq desc limit 1`;
      expect(last).toMatchObject({ move: meant, from_status: state, to_status: after.status });
    } else {
      expect(result).toMatchObject({ ok: false, failure: { code: "core.cannot-move" } });
      expect(after).toEqual(before);
    }
  });

  test("the database knows the same table, for the owner of the tables too", async () => {
    for (const from of purchaseOrderStatus) {
      const id = await make[from]();
      for (const to of purchaseOrderStatus) {
        const legal = names.some(
          (move) => moves[move].from.includes(from) && moves[move].to === to,
        );
        if (from === to || legal) continue;
        const forced = admin`update purchase_orders set status = ${to} where id = ${id}`;
        await expect(forced, `${from} → ${to}`).rejects.toMatchObject({ code: "23001" });
      }
    }
  });

  test("a legal change of state without its line of history does not commit", async () => {
    const id = await aDraft();
    const quiet = admin`update purchase_orders set status = 'cancelled' where id = ${id}`;
    await expect(quiet).rejects.toMatchObject({ constraint_name: "every_move_is_written" });
  });
});

/** A walk through an order's life against a model of a few lines. */
describe("any sequence of moves (INV-07, INV-09)", () => {
  type Model = { state: Status; number: string | null; revisions: number };

  test("ends where the table says, with one number that never changes and one revision per submission", async () => {
    const runs = process.env.PROVE ? 400 : 12;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 12 }),
        async (walk) => {
          const id = await aDraft();
          const model: Model = { state: "draft", number: null, revisions: 0 };
          for (const move of walk) {
            const meant = twin(move, model.state);
            const legal = moves[meant].from.includes(model.state);
            const result = await ask(move, id);
            expect(result.ok).toBe(legal);
            if (legal) {
              model.state = moves[meant].to;
              if (model.state === "submitted") model.revisions += 1;
            }
            const row = await orderRow(id);
            expect(row.status).toBe(model.state);
            expect(row.number === null).toBe(row.first_approved_at === null);
            if (model.number) expect(row.number).toBe(model.number);
            if (model.state === "approved") expect(row.number).not.toBeNull();
            model.number = row.number;
          }
          const [kept] =
            await admin`select count(*)::int as n from purchase_order_revisions where order_id = ${id}`;
          expect(kept?.n).toBe(model.revisions);
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  }, 600_000);
});

test("every state but the first is reached by some move", () => {
  const reached = new Set(names.map((move) => moves[move].to));
  expect(purchaseOrderStatus.filter((state) => !reached.has(state))).toEqual([]);
});

test("an id that nobody has ever seen is gone, for every move", async () => {
  await signInAs("buyer");
  const id = uuid();
  expect(await submitOrder({ id, version: 1 })).toMatchObject({ failure: { code: "core.gone" } });
  expect(await withdrawOrder({ id, version: 1 })).toMatchObject({ failure: { code: "core.gone" } });
  expect(await cancelOrder({ id, version: 1, reason: "不买了" })).toMatchObject({
    failure: { code: "core.gone" },
  });
});
