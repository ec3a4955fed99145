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
import { cancelPush, closePush, confirmPush, submitPush } from "@/lib/pushes/actions";
import { generatePush } from "@/lib/pushes/draft-actions";
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
import { warningKeys } from "../support/make/pushes";
import { times } from "../support/proof";
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

/**
 * A walk through the life of an order and its push, against a model of a few lines: one and two steps of
 * approval, two approvers, and everything that can be done with the push in between.
 */
describe("any sequence of moves (INV-07, INV-09)", () => {
  const pushActs = ["generate", "send", "close-push", "cancel-push"] as const;
  type Act = OrderMove | (typeof pushActs)[number];
  type Model = {
    state: Status;
    number: string | null;
    revisions: number;
    /** Steps of the round that is open or was last, and how many were taken. */
    steps: 1 | 2;
    taken: number;
    push: "none" | "draft" | "out" | "closed";
    /** The push says what was approved. */
    filled: boolean;
    /** Whether a supplier ever got it: then its buyer cancels it no more. */
    sent: boolean;
  };

  const isLegal = (model: Model, act: Act): boolean => {
    switch (act) {
      case "generate":
        return model.state === "approved";
      case "send":
        return model.state === "approved" && model.push === "draft" && model.filled;
      case "close-push":
        return model.push === "out";
      case "cancel-push":
        return model.push !== "none";
      case "withdraw":
        return model.state === "submitted" && model.taken === 0;
      case "cancel":
        return moves.cancel.from.includes(model.state) && !model.sent;
      default:
        return moves[twin(act, model.state)].from.includes(model.state);
    }
  };

  const after = (model: Model, act: Act, large: boolean): Model => {
    const push = { push: model.push === "none" ? "none" : "draft", filled: false } as const;
    switch (act) {
      case "generate":
        return model.push === "out" || model.push === "closed"
          ? model
          : { ...model, push: "draft", filled: true };
      case "send":
        return { ...model, push: "out", sent: true };
      case "close-push":
        return { ...model, push: "closed" };
      case "cancel-push":
        return { ...model, push: "none", filled: false };
      case "cancel":
        return { ...model, state: "cancelled", push: "none", filled: false };
      case "approve": {
        const taken = model.taken + 1;
        return { ...model, taken, state: taken < model.steps ? "submitted" : "approved" };
      }
      case "submit":
      case "resubmit":
        return { ...model, state: "submitted", taken: 0, revisions: model.revisions + 1 };
      case "revise":
        return {
          ...{ ...model, ...push, state: "submitted", taken: 0 },
          ...{ revisions: model.revisions + 1, steps: large ? 2 : 1 },
        };
      default:
        return { ...model, state: moves[act].to };
    }
  };

  const livePush = async (orderId: string) => {
    const [push] = await admin<{ id: string; version: number }[]>`
      select id, version from pushes where order_id = ${orderId} and status not in ('cancelled', 'superseded')`;
    return push ?? { id: uuid(), version: 1 };
  };

  async function perform(id: string, act: Act, model: Model, large: boolean) {
    if (act === "approve" || act === "reject") {
      await signInAs(model.taken === 0 ? "accountant" : "owner");
      return act === "approve"
        ? approveOrder({ id, seen: await seen(id), note: "" })
        : rejectOrder({ id, seen: await seen(id), reason: "价格偏高" });
    }
    if (act === "revise") {
      const supplierId = (await orderRow(id)).supplier_id;
      const price = large ? "12000.00" : "900.00";
      const { id: _, branchId: __, ...content } = await aForm({ supplierId, price });
      await signInAs("buyer");
      return reviseOrder({ ...content, id, version: await versionOf(id), reason: "改数量" });
    }
    if (!pushActs.includes(act as never)) return ask(act as OrderMove, id);
    await signInAs("buyer");
    if (act === "generate") return generatePush({ orderId: id });
    const push = await livePush(id);
    if (act === "close-push") return closePush({ ...push, reason: "" });
    if (act === "cancel-push") return cancelPush({ ...push, reason: "不要了" });
    const read = await confirmPush({ ...push, seen: await warningKeys(push.id) });
    return read.ok ? submitPush(await livePush(id)) : read;
  }

  test("ends where the table says, with one number that never changes and one revision per submission", async () => {
    const every = [...names, ...pushActs];
    const [shortest, longest] = [12, 24];
    const runs = Math.ceil(times("INV-07", 216, 100_000) / ((shortest + longest) / 2));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ act: fc.nat(1000), large: fc.boolean() }), {
          ...{ minLength: shortest, maxLength: longest },
        }),
        async (walk) => {
          const id = await aDraft({ price: "900.00" });
          let model: Model = {
            ...{ state: "draft", number: null, revisions: 0, steps: 1, taken: 0 },
            ...{ push: "none", filled: false, sent: false },
          };
          for (const { act: choice, large } of walk) {
            // Two of three are moves that are open; the others show that the rest is refused.
            const open = every.filter((one) => isLegal(model, one));
            const among = choice % 3 === 0 || open.length === 0 ? every : open;
            const act = among[choice % among.length] ?? "submit";
            const before = await orderRow(id);
            const legal = isLegal(model, act);
            const result = await perform(id, act, model, large);
            expect([act, model.state, model.push, result.ok]).toEqual([
              ...[act, model.state, model.push, legal],
            ]);
            if (legal) model = after(model, act, large);
            const row = await orderRow(id);
            if (!legal) expect(row).toEqual(before);
            expect([act, row.status]).toEqual([act, model.state]);
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
  }, 14_400_000);
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
