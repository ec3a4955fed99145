import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  cancelOrder,
  reviseOrder,
  saveOrder,
  submitOrder,
  withdrawOrder,
} from "@/lib/purchase-orders/actions";
import { cancelPush, closePush, openRevision, submitPush } from "@/lib/pushes/actions";
import { changePush, generatePush } from "@/lib/pushes/draft-actions";
import { admin } from "../support/admin";
import {
  aForm,
  agree,
  anApproved,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  refuse,
  versionOf,
} from "../support/make/purchase-orders";
import {
  aPushDraft,
  aPushForm,
  confirmed,
  pushRow,
  submitted,
  targetsOf,
} from "../support/make/pushes";
import { aOneYuanShop, daysPass, roundOf } from "../support/make/spending";
import { times } from "../support/proof";
import { signInAs } from "../support/session";

beforeAll(openStudio);

/** 免审金额, in yuan. */
const limitAt = (yuan: number) =>
  admin`update company set direct_push_limit = ${String(yuan * 100)}`;

const contentFor = async (id: string, yuan: number) => {
  const { supplier_id: supplierId } = await orderRow(id);
  const { id: _, branchId: __, ...content } = await aForm({ supplierId, price: `${yuan}.00` });
  return content;
};

async function revised(id: string, yuan: number) {
  const content = await contentFor(id, yuan);
  await signInAs("buyer");
  return done(
    await reviseOrder({ ...content, id, version: await versionOf(id), reason: "改数量" }),
  );
}

async function withdrawn(id: string) {
  await signInAs("buyer");
  done(await withdrawOrder({ id, version: await versionOf(id) }));
}

async function sent(orderId: string) {
  await signInAs("buyer");
  const { id } = done(await generatePush({ orderId }));
  await submitted(id);
  return id;
}

const approved = async (id: string) => {
  done(await agree("accountant", id));
  if ((await orderRow(id)).status === "submitted") done(await agree("owner", id));
};

/** A direct push by the buyer that goes out, or the order that it becomes. */
async function pushed(form: Parameters<typeof aPushDraft>[0]) {
  const id = await aPushDraft(form);
  const { became } = await submitted(id);
  return { id, orderId: became[0]?.orderId };
}

async function opened(id: string) {
  await signInAs("buyer");
  const { version } = await pushRow(id);
  done(await openRevision({ id, version, reason: "改数量" }));
}

async function rewritten(id: string, form: Parameters<typeof aPushForm>[0]) {
  const { version } = await pushRow(id);
  const filled = await aPushForm({ ...form, id });
  await signInAs("buyer");
  done(await changePush({ ...filled, version }));
  const { became } = await submitted(id);
  return became[0]?.orderId;
}

describe("what counts in the seven days (T-09)", () => {
  test("an order that is out counts on while it is changed, withdrawn or turned down", async () => {
    for (const end of [withdrawn, (id: string) => refuse("accountant", id).then(done)]) {
      const supplierId = await aSupplier();
      const first = await anApproved({ supplierId, price: "9999.00" });
      await sent(first);
      await revised(first, 10);
      await end(first);
      const second = await aSubmitted({ supplierId, price: "9999.00" });
      expect(await roundOf(second)).toMatchObject({ sum: 19_998_00n, steps: 2, others: 1 });
    }
  });

  test("one that was made smaller counts what the supplier holds until the change has reached him", async () => {
    const supplierId = await aSupplier();
    const first = await anApproved({ supplierId, price: "9000.00" });
    const pushId = await sent(first);
    await revised(first, 10);
    await approved(first);
    const between = await aSubmitted({ supplierId, price: "2000.00" });
    expect(await roundOf(between)).toMatchObject({ sum: 11_000_00n, steps: 2 });
    await withdrawn(between);
    expect(await sent(first)).toBe(pushId);
    const after = await aSubmitted({ supplierId, price: "2000.00" });
    expect(await roundOf(after)).toMatchObject({ sum: 2_010_00n, steps: 1 });
  });

  test("a cancelled order counts no longer, nor one that was never approved and is a draft again", async () => {
    const supplierId = await aSupplier();
    const first = await anApproved({ supplierId, price: "5000.00" });
    await signInAs("branch_manager");
    done(await cancelOrder({ id: first, version: await versionOf(first), reason: "不买了" }));
    await withdrawn(await aSubmitted({ supplierId, price: "6000.00" }));
    const next = await aSubmitted({ supplierId, price: "7000.00" });
    expect(await roundOf(next)).toMatchObject({ sum: 7_000_00n, others: 0 });
  });

  test("more than ten others are counted truly, and the largest ten are named", async () => {
    const supplierId = await aSupplier();
    for (let yuan = 1; yuan <= 12; yuan += 1) await aSubmitted({ supplierId, price: `${yuan}.00` });
    const { named, ...round } = await roundOf(await aSubmitted({ supplierId, price: "100.00" }));
    expect(round).toMatchObject({ others: 12, sum: 178_00n });
    expect(named.map(({ amount }) => amount)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((yuan) => String(yuan * 100)),
    );
  });
});

describe("免审金额 counts direct pushes and orders together (T-09, P2)", () => {
  beforeAll(() => limitAt(1000));

  test("to the fen: two pushes up to the limit go out, one yuan more becomes an order", async () => {
    const { push } = await aOneYuanShop();
    expect((await pushed(push(400))).orderId).toBeUndefined();
    expect((await pushed(push(600))).orderId).toBeUndefined();
    const { orderId } = await pushed(push(1));
    expect(await roundOf(orderId ?? "")).toMatchObject({ sum: 1_001_00n, others: 2 });
  });

  test("an order before a push, and a push before an order", async () => {
    const shop = await aOneYuanShop();
    const { supplierId } = shop;
    await aSubmitted({ supplierId, price: "900.00" });
    expect((await pushed(shop.push(101))).orderId).toBeDefined();
    const other = await aOneYuanShop();
    await pushed(other.push(1000));
    const order = await aSubmitted({ supplierId: other.supplierId, price: "9500.00" });
    expect(await roundOf(order)).toMatchObject({ sum: 10_500_00n, steps: 2 });
  });

  test("an old push that is raised today counts today", async () => {
    const { push, supplierId } = await aOneYuanShop();
    const { id } = await pushed(push(10));
    await daysPass(supplierId, 8);
    await opened(id);
    expect(await rewritten(id, push(990))).toBeUndefined();
    expect((await pushed(push(11))).orderId).toBeDefined();
  });

  test("while a push is rewritten, what went out counts on; cancelled, it counts no longer", async () => {
    const { push } = await aOneYuanShop();
    const { id } = await pushed(push(990));
    await opened(id);
    const { orderId = "" } = await pushed(push(11));
    expect(await roundOf(orderId)).toMatchObject({ sum: 1_001_00n });
    await withdrawn(orderId);
    const { version } = await pushRow(id);
    done(await cancelPush({ id, version, reason: "不要了" }));
    expect((await pushed(push(11))).orderId).toBeUndefined();
  });

  test("two halves submitted at the same moment see each other", async () => {
    const { push } = await aOneYuanShop();
    const halves = [await aPushDraft(push(600)), await aPushDraft(push(600))];
    for (const id of halves) done(await confirmed(id));
    const both = await Promise.all(
      halves.map(async (id) => submitPush({ id, version: (await pushRow(id)).version })),
    );
    const became = both.map((one) => done(one).became.length).sort();
    expect(became).toEqual([0, 1]);
  });
});

describe("whoever had a hand in a push never approves its order (S6, T-08)", () => {
  beforeAll(() => limitAt(0));

  test("a push that becomes an order is submitted by its author alone", async () => {
    const { push } = await aOneYuanShop();
    const id = await aPushDraft(push(500), "branch_manager");
    done(await confirmed(id));
    await signInAs("buyer");
    const { version } = await pushRow(id);
    expect(await submitPush({ id, version })).toMatchObject({
      failure: { code: "pushes.author-submits", params: { name: "测试 branch_manager" } },
    });
    expect(await pushRow(id)).toMatchObject({ status: "confirmed", number: null });
  });

  test.each(["changed", "confirmed"])("nor does a colleague who %s it", async (hand) => {
    const { push } = await aOneYuanShop();
    const id = await aPushDraft(push(500));
    const filled = await aPushForm({ ...push(700), id });
    await signInAs("branch_manager");
    if (hand === "changed") {
      const { version } = await pushRow(id);
      done(await changePush({ ...filled, version }));
      await signInAs("buyer");
    }
    done(await confirmed(id));
    await signInAs("buyer");
    const { version } = await pushRow(id);
    const orderId = done(await submitPush({ id, version })).became[0]?.orderId ?? "";
    const told = await admin`select p.account from inbox_items i join people p on p.id = i.person_id
      where i.document_id = ${orderId} and i.message = 'approvals.waits-for-you'`;
    expect(told.map(({ account }) => account)).toEqual(["accountant"]);
    expect(await agree("branch_manager", orderId)).toMatchObject({
      failure: { code: "approvals.own-document" },
    });
    const forged = admin`insert into approval_decisions
        (id, request_id, seq, branch_id, author_id, approver_id, decision, content_hash)
      select gen_random_uuid(), r.id, 1, r.branch_id, r.author_id, p.id, 'approve', r.content_hash
      from approval_requests r, people p where r.document_id = ${orderId} and p.account = 'branch_manager'`;
    await expect(forged).rejects.toMatchObject({ constraint_name: "author_never_approves" });
    done(await agree("accountant", orderId));
  });
});

/** What one submission took: its sum, its day, and the steps it went through; a direct push none. */
type Taken = { yuan: number; day: number; steps: number };
type Paper = {
  id: string;
  kind: "order" | "push";
  state: "draft" | "pending" | "approved" | "out" | "closed" | "opened" | "gone";
  current: Taken | null;
  approved: Taken | null;
  sent: Taken | null;
};

describe("any way of splitting", () => {
  test("needs no less consent than the whole: orders, direct pushes, changes and eight days (T-09)", async () => {
    const choice = fc.record({
      act: fc.nat(1000),
      which: fc.nat(20),
      yuan: fc.constantFrom(1, 400, 601, 4999, 5001, 9999, 10_000, 10_001),
      days: fc.integer({ min: 1, max: 8 }),
    });
    const walks = fc.record({
      limit: fc.constantFrom(0, 1000, 6000),
      walk: fc.array(choice, { minLength: 6, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(walks, async ({ limit, walk }) => {
        await limitAt(limit);
        const studio = await aStudioBuyingFromOne();
        for (const one of walk) {
          await studio.goOn(one);
          const { sum, steps } = studio.lastSevenDays();
          const needed = sum > 10_000 ? 2 : sum > limit ? 1 : 0;
          expect({ sum, needed, steps, enough: steps >= needed }).toMatchObject({ enough: true });
        }
      }),
      { numRuns: times("T-09", 15, 300), endOnFailure: true },
    );
  }, 1_800_000);
});

type Choice = { act: number; which: number; yuan: number; days: number };

/** One buyer, one supplier, and a book kept by hand of what was given and what it took. */
async function aStudioBuyingFromOne() {
  const { supplierId, push } = await aOneYuanShop();
  const papers: Paper[] = [];
  let today = 0;
  const taken = async (id: string, yuan: number): Promise<Taken> => ({
    ...{ yuan, day: today },
    steps: (await roundOf(id)).steps,
  });
  const free = (yuan: number): Taken => ({ yuan, day: today, steps: 0 });
  const write = (paper: Pick<Paper, "id" | "kind" | "state"> & Partial<Paper>) => {
    papers.push({ current: null, approved: null, sent: null, ...paper });
  };
  const writeOrder = async (id: string, yuan: number) =>
    write({ id, kind: "order", state: "pending", current: await taken(id, yuan) });

  const begin: ((choice: Choice) => Promise<void>)[] = [
    async ({ yuan }) => writeOrder(await aSubmitted({ supplierId, price: `${yuan}.00` }), yuan),
    async ({ yuan }) => {
      const { id, orderId } = await pushed(push(yuan));
      if (orderId) await writeOrder(orderId, yuan);
      else write({ id, kind: "push", state: "out", sent: free(yuan) });
    },
    async ({ days }) => {
      await daysPass(supplierId, days);
      today += days;
    },
  ];

  type Move = { from: string[]; go: (paper: Paper, yuan: number) => Promise<Partial<Paper>> };
  const moves: Move[] = [
    {
      from: ["order pending"],
      go: async ({ id, current }) => {
        await approved(id);
        return { state: "approved", approved: current };
      },
    },
    {
      from: ["order pending"],
      go: async ({ id }) => {
        done(await refuse("accountant", id));
        return { state: "draft", current: null };
      },
    },
    {
      from: ["order pending"],
      go: async ({ id }) => {
        await withdrawn(id);
        return { state: "draft", current: null };
      },
    },
    {
      from: ["order draft"],
      go: async ({ id }, yuan) => {
        const content = await contentFor(id, yuan);
        await signInAs("buyer");
        done(
          await submitOrder(
            done(await saveOrder({ ...content, id, version: await versionOf(id) })),
          ),
        );
        return { state: "pending", current: await taken(id, yuan) };
      },
    },
    {
      from: ["order approved"],
      go: async ({ id }, yuan) => {
        await revised(id, yuan);
        return { state: "pending", current: await taken(id, yuan) };
      },
    },
    {
      from: ["order approved"],
      go: async (paper) => {
        if (paper.sent !== paper.approved) await sent(paper.id);
        return { sent: paper.approved };
      },
    },
    {
      from: ["push out", "push closed"],
      go: async ({ id }) => {
        await opened(id);
        return { state: "opened" };
      },
    },
    {
      from: ["push opened"],
      go: async ({ id }, yuan) => {
        const orderId = await rewritten(id, push(yuan));
        if (!orderId) return { state: "out", sent: free(yuan) };
        await writeOrder(orderId, yuan);
        return { state: "gone", sent: null };
      },
    },
    {
      from: ["push out"],
      go: async ({ id }) => {
        await signInAs("buyer");
        done(await closePush({ id, version: (await pushRow(id)).version, reason: "" }));
        return { state: "closed" };
      },
    },
    {
      from: ["order draft", "order pending", "order approved", "push out", "push opened"],
      go: async ({ id, kind }) => {
        await signInAs("owner");
        const reason = "不买了";
        if (kind === "order") done(await cancelOrder({ id, version: await versionOf(id), reason }));
        else done(await cancelPush({ id, version: (await pushRow(id)).version, reason }));
        return { state: "gone", current: null, approved: null, sent: null };
      },
    },
  ];

  /** One of all that can be done now; beginning something is as likely as going on with something. */
  const goOn = async (choice: Choice): Promise<void> => {
    const open = moves.flatMap(({ from, go }) => {
      const fit = papers.filter(({ kind, state }) => from.includes(`${kind} ${state}`));
      const paper = fit[choice.which % Math.max(1, fit.length)];
      return paper ? [async () => void Object.assign(paper, await go(paper, choice.yuan))] : [];
    });
    const fresh = begin.map((start) => () => start(choice));
    const all = [...fresh, ...open];
    await all[choice.act % all.length]?.();
  };

  /** What the supplier was given, or is to be given, since seven days; and the most that anything took. */
  const lastSevenDays = () => {
    const lists = papers.map(({ current, approved: last, sent: out }) =>
      [current, last, out].filter((one) => one !== null).filter((one) => one.day > today - 7),
    );
    return {
      sum: lists.reduce((all, list) => all + Math.max(0, ...list.map(({ yuan }) => yuan)), 0),
      steps: Math.max(0, ...lists.flat().map(({ steps }) => steps)),
    };
  };
  return { goOn, lastSevenDays };
}

test("a push without a price waits as a draft order, and its author is the push's", async () => {
  const id = await aPushDraft({ targets: [{ kind: "supplier", id: await aSupplier() }] });
  await submitted(id);
  const [target] = await targetsOf(id);
  const [order] = await admin`select author_id, origin from purchase_orders
    where id = ${target?.became_order_id ?? ""}`;
  expect(order).toMatchObject({ author_id: (await pushRow(id)).author_id, origin: "direct_push" });
});
