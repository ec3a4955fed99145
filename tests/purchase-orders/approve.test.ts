import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/lib/core/actor";
import { type News, onNews } from "@/lib/core/live";
import {
  approveOrder,
  cancelOrder,
  reviseOrder,
  submitOrder,
  withdrawOrder,
} from "@/lib/purchase-orders/actions";
import { admin } from "../support/admin";
import {
  aDraft,
  aForm,
  agree,
  aLine,
  anApproved,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  refuse,
  seen,
  versionOf,
  withRules,
} from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const inbox = async (role: Role, id: string) => {
  const rows = await admin<{ message: string }[]>`
    select i.message from inbox_items i join people p on p.id = i.person_id
    where p.account = ${role} and i.document_id = ${id} order by i.id`;
  return rows.map(({ message }) => message);
};

const unread = async (role: Role, id: string) => {
  const [row] = await admin<{ rows: number }[]>`
    select count(*)::int as rows from inbox_items i join people p on p.id = i.person_id
    where p.account = ${role} and i.document_id = ${id} and i.read_at is null`;
  return row?.rows;
};

describe("submitting", () => {
  test("tells finance and the manager at once, and whoever of them is first decides", async () => {
    const id = await aSubmitted({ price: "5000.00" });
    expect(await inbox("accountant", id)).toEqual(["approvals.waits-for-you"]);
    expect(await inbox("branch_manager", id)).toEqual(["approvals.waits-for-you"]);
    expect(await inbox("owner", id)).toEqual([]);
    done(await agree("branch_manager", id));
    expect((await orderRow(id)).number).toMatch(/^PO-XM01-/);
    expect(await inbox("buyer", id)).toEqual(["purchase-orders.was-approved"]);
    const late = await agree("accountant", id);
    expect(late).toMatchObject({ failure: { code: "core.cannot-move" } });
  });

  test("waits for nobody who has decided: the message that asked him is read", async () => {
    const id = await aSubmitted({ price: "5000.00" });
    expect(await unread("branch_manager", id)).toBe(1);
    done(await agree("branch_manager", id));
    expect(await unread("branch_manager", id)).toBe(0);
    const back = await aSubmitted({ price: "5000.00" });
    done(await refuse("accountant", back, "价格不对，请再问一次"));
    expect(await unread("accountant", back)).toBe(0);
  });

  test("waits for nobody once it is decided, taken back or cancelled: the others' messages are read too", async () => {
    const ends = {
      agreed: (id: string) => agree("branch_manager", id),
      rejected: (id: string) => refuse("branch_manager", id),
      withdrawn: async (id: string) => {
        await signInAs("buyer");
        return withdrawOrder({ id, version: await versionOf(id) });
      },
      cancelled: async (id: string) => {
        await signInAs("buyer");
        return cancelOrder({ id, version: await versionOf(id), reason: "不买了" });
      },
    };
    for (const [how, end] of Object.entries(ends)) {
      const id = await aSubmitted({ price: "5000.00" });
      expect([how, await unread("accountant", id)]).toEqual([how, 1]);
      done(await end(id));
      const left = [await unread("accountant", id), await unread("branch_manager", id)];
      expect([how, ...left]).toEqual([how, 0, 0]);
    }
  });

  test("waits for whom the next step asks, and for nobody of the step that is over", async () => {
    const id = await aSubmitted({ price: "12000.00" });
    done(await agree("accountant", id));
    expect(await unread("branch_manager", id)).toBe(0);
    expect(await unread("owner", id)).toBe(1);
    done(await agree("owner", id));
    expect(await unread("owner", id)).toBe(0);
  });

  test("waits on for the second of two who must agree, no more for the first", async () => {
    await withRules([
      {
        name: "两人",
        steps: [{ roles: ["accountant", "branch_manager"], needed: 2, slaHours: 4 }],
      },
    ]);
    const id = await aSubmitted();
    done(await agree("accountant", id));
    expect(await unread("accountant", id)).toBe(0);
    expect(await unread("branch_manager", id)).toBe(1);
    done(await agree("branch_manager", id));
    expect(await unread("branch_manager", id)).toBe(0);
    await openStudio();
  });

  test("leaves the other orders' messages, and tells the open pages of those it has read away", async () => {
    const [id, other] = [await aSubmitted(), await aSubmitted()];
    const heard: News[] = [];
    const stop = onNews((news) => heard.push(news));
    const { id: accountant } = await signInAs("accountant");
    await vi.waitFor(async () => {
      await admin`select pg_notify('aperture_news', '{"topic":"outbox"}')`;
      expect(heard).not.toHaveLength(0);
    });
    done(await agree("branch_manager", id));
    await vi.waitFor(() =>
      expect(heard.flatMap((news) => (news.topic === "inbox" ? news.people : []))).toContain(
        accountant,
      ),
    );
    stop();
    expect(await unread("accountant", other)).toBe(1);
  });

  test("counts seven days of the same author, supplier and branch together, and only those (T-09)", async () => {
    const sum = async (id: string) => {
      const [row] = await admin<{ window_amount: string }[]>`
        select window_amount::text from approval_requests where document_id = ${id} order by created_at desc`;
      return row?.window_amount;
    };
    const supplierId = await aSupplier();
    const first = await aSubmitted({ supplierId, price: "100.00" });
    await admin`insert into branches (id, code, name) values (${uuid()}, 'XM09', '九店') on conflict do nothing`;
    const other = await aSubmitted({ supplierId, price: "50.00" }, "branch_manager");
    const elsewhere = await aSubmitted({ price: "70.00" });
    const second = await aSubmitted({ supplierId, price: "30.00" });
    expect(await Promise.all([first, other, elsewhere, second].map(sum))).toEqual([
      "10000",
      "5000",
      "7000",
      "13000",
    ]);
    await signInAs("buyer");
    done(await withdrawOrder({ id: first, version: await versionOf(first) }));
    const third = await aSubmitted({ supplierId, price: "1.00" });
    expect(await sum(third)).toBe("3100");
    await admin`alter table purchase_orders disable trigger guard`;
    await admin`update purchase_orders set submitted_at = now() - interval '7 days 1 minute' where id = ${second}`;
    await admin`alter table purchase_orders enable trigger guard`;
    expect(await sum(await aSubmitted({ supplierId, price: "1.00" }))).toBe("200");
  });

  test("two halves submitted at the same moment see each other (T-09)", async () => {
    const supplierId = await aSupplier();
    const halves = [
      await aDraft({ supplierId, price: "6000.00" }),
      await aDraft({ supplierId, price: "6000.00" }),
    ];
    await Promise.all(halves.map((id) => submitOrder({ id, version: 1 })));
    const rows = await admin<{ n: number }[]>`
      select count(*)::int as n from approval_steps s join approval_requests r on r.id = s.request_id
      where r.document_id = any (${halves}) group by r.id order by 1`;
    expect(rows.map(({ n }) => n)).toEqual([1, 2]);
  });

  test("is refused with the role named when nobody is left for a step", async () => {
    await withRules([
      { name: "仓管审", steps: [{ roles: ["warehouse", "retoucher"], slaHours: 4 }] },
    ]);
    const id = await aDraft();
    const before = await orderRow(id);
    expect(await submitOrder({ id, version: 1 })).toMatchObject({
      failure: { code: "approvals.nobody-holds", params: { step: 1, role: "仓管或修片" } },
    });
    expect(await orderRow(id)).toEqual(before);
    await openStudio();
  });

  test("is refused when the only person for a later step is the author, or took an earlier one", async () => {
    const ownerTwice = [
      { roles: ["owner"], slaHours: 4 },
      { roles: ["owner"], slaHours: 4 },
    ];
    await withRules([{ name: "两次老板", steps: ownerTwice }]);
    const id = await aDraft();
    expect(await submitOrder({ id, version: 1 })).toMatchObject({
      failure: { code: "approvals.nobody-holds", params: { step: 2, role: "老板" } },
    });
    await withRules([{ name: "店长", steps: [{ roles: ["branch_manager"], slaHours: 4 }] }]);
    const own = await aDraft({}, "branch_manager");
    expect(await submitOrder({ id: own, version: 1 })).toMatchObject({
      failure: { code: "approvals.nobody-holds", params: { role: "店长" } },
    });
    await openStudio();
  });

  test("in a company of one says that a second person is needed", async () => {
    const id = await aDraft({}, "owner");
    await admin`update people set active = false where account <> 'owner'`;
    expect(await submitOrder({ id, version: 1 })).toMatchObject({
      failure: { code: "approvals.needs-second-person" },
    });
    await admin`update people set active = true`;
    done(await submitOrder({ id, version: 1 }));
  });

  test("of a draft that a supplier's hold or the calendar has overtaken is refused", async () => {
    const id = await aDraft();
    const { supplier_id } = await orderRow(id);
    await admin`update suppliers set status = 'on_hold', status_reason = '质量纠纷' where id = ${supplier_id}`;
    expect(await submitOrder({ id, version: 1 })).toMatchObject({
      failure: { code: "purchase-orders.supplier-on-hold" },
    });
    const late = await aDraft();
    await admin`update purchase_orders set expected_on = current_date - 2 where id = ${late}`;
    expect(await submitOrder({ id: late, version: 1 })).toMatchObject({
      failure: { code: "core.day-is-past" },
    });
  });
});

describe("deciding", () => {
  test("binds to the content that was seen", async () => {
    const id = await aSubmitted({ price: "100.00" });
    const old = await seen(id);
    done(await refuse("accountant", id));
    await signInAs("buyer");
    done(await submitOrder({ id, version: await versionOf(id) }));
    const {
      id: _,
      branchId: __,
      ...content
    } = await aForm({
      supplierId: (await orderRow(id)).supplier_id,
      price: "900.00",
    });
    done(await withdrawOrder({ id, version: await versionOf(id) }));
    const { saveOrder } = await import("@/lib/purchase-orders/actions");
    done(await saveOrder({ ...content, id, version: await versionOf(id) }));
    done(await submitOrder({ id, version: await versionOf(id) }));
    await signInAs("accountant");
    expect(await approveOrder({ id, seen: old, note: "" })).toMatchObject({
      failure: { code: "approvals.content-changed" },
    });
    expect((await orderRow(id)).status).toBe("submitted");
  });

  test("a rejection needs a reason chip or five characters, and goes back to the author", async () => {
    const id = await aSubmitted();
    for (const reason of ["", "不行", "再看看吧"]) {
      expect((await refuse("accountant", id, reason)).ok).toBe(false);
    }
    expect((await orderRow(id)).status).toBe("submitted");
    done(await refuse("accountant", id, "价格偏高"));
    expect((await orderRow(id)).status).toBe("rejected");
    expect(await inbox("buyer", id)).toEqual(["purchase-orders.was-rejected"]);
    const other = await aSubmitted();
    done(await refuse("branch_manager", other, "礼盒数量比册子多 4 个"));
  });

  test("withdrawing is the author's, and only while nobody has decided", async () => {
    const id = await aSubmitted({ price: "12000.00" });
    await signInAs("branch_manager");
    const version = await versionOf(id);
    expect(await withdrawOrder({ id, version })).toMatchObject({
      failure: { code: "purchase-orders.not-yours" },
    });
    done(await agree("accountant", id));
    await signInAs("buyer");
    expect(await withdrawOrder({ id, version: await versionOf(id) })).toMatchObject({
      failure: { code: "approvals.decided-already" },
    });
    const fresh = await aSubmitted();
    done(await withdrawOrder({ id: fresh, version: await versionOf(fresh) }));
    expect((await orderRow(fresh)).status).toBe("draft");
    done(await submitOrder({ id: fresh, version: await versionOf(fresh) }));
    expect(await orderRow(fresh)).toMatchObject({ status: "submitted", revision: 2 });
  });
});

describe("standing in (A6)", () => {
  const lend = async (from: Role, to: Role, hours = 24) => {
    const [a, b] = [await signInAs(from), await signInAs(to)];
    const id = uuid();
    await admin`insert into delegations (id, from_id, to_id, valid_from, valid_until, reason)
      values (${id}, ${a.id}, ${b.id}, now() - interval '1 day', now() + make_interval(hours => ${hours}), '休假')`;
    return id;
  };
  beforeEach(() => admin`delete from delegations`);

  test("a deputy decides in the owner's place, and it says so", async () => {
    await lend("owner", "branch_manager");
    const id = await aSubmitted({ price: "20000.00" });
    done(await agree("accountant", id));
    done(await agree("branch_manager", id));
    expect((await orderRow(id)).status).toBe("approved");
    const [row] =
      await admin`select p.account from approval_decisions d join people p on p.id = d.on_behalf_of
      join approval_requests r on r.id = d.request_id where r.document_id = ${id}`;
    expect(row?.account).toBe("owner");
  });

  test("is looked up when the decision is made: one that has ended, or has not begun, counts nothing", async () => {
    const delegation = await lend("owner", "branch_manager");
    const id = await aSubmitted({ price: "20000.00" });
    done(await agree("accountant", id));
    await admin`update delegations set ended_at = now() where id = ${delegation}`;
    expect(await agree("branch_manager", id)).toMatchObject({
      failure: { code: "approvals.not-your-step" },
    });
  });

  test("never lets the author decide, nor by lending his own place, nor two steps by one person", async () => {
    await lend("accountant", "branch_manager");
    const own = await aSubmitted({}, "branch_manager");
    expect(await agree("branch_manager", own)).toMatchObject({
      failure: { code: "approvals.own-document" },
    });
    await admin`delete from delegations`;
    await lend("branch_manager", "owner");
    await withRules([{ name: "店长", steps: [{ roles: ["branch_manager"], slaHours: 4 }] }]);
    const lent = await aDraft({}, "branch_manager");
    expect(await submitOrder({ id: lent, version: 1 })).toMatchObject({
      failure: { code: "approvals.nobody-holds" },
    });
    await openStudio();
    await admin`delete from delegations`;
    await lend("owner", "accountant");
    const two = await aSubmitted({ price: "20000.00" });
    done(await agree("accountant", two));
    expect(await agree("accountant", two)).toMatchObject({
      failure: { code: "approvals.decided-before" },
    });
  });
});

describe("changing what is approved", () => {
  const change = async (id: string, price: string) => {
    await signInAs("buyer");
    const {
      id: _,
      branchId: __,
      ...content
    } = await aForm({
      supplierId: (await orderRow(id)).supplier_id,
      lines: [aLine(price, "1")],
    });
    return reviseOrder({ ...content, id, version: await versionOf(id), reason: "供应商改价" });
  };

  test("a price lowered by a fen goes back to 待审核 and keeps its number", async () => {
    const id = await anApproved({ price: "500.00" });
    const { number } = await orderRow(id);
    done(await change(id, "499.99"));
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number, revision: 2 });
    done(await agree("accountant", id));
    expect(await orderRow(id)).toMatchObject({ status: "approved", number, revision: 2 });
  });

  test("inside the company's tolerance its approvals stay; small changes do not add up", async () => {
    await admin`update company set revision_tolerance = 1000`;
    const id = await anApproved({ price: "500.00" });
    done(await change(id, "508.00"));
    expect(await orderRow(id)).toMatchObject({ status: "approved", revision: 2 });
    done(await change(id, "511.00"));
    expect(await orderRow(id)).toMatchObject({ status: "submitted", revision: 3 });
    await admin`update company set revision_tolerance = 0`;
  });

  test("the tolerance never carries an order over a tier", async () => {
    await admin`update company set revision_tolerance = 100000`;
    const id = await anApproved({ price: "9999.00" });
    done(await change(id, "10001.00"));
    expect((await orderRow(id)).status).toBe("submitted");
    await admin`update company set revision_tolerance = 0`;
  });

  test("whoever wrote the change does not approve it (S6)", async () => {
    const id = await anApproved({ price: "500.00" });
    await signInAs("branch_manager");
    const {
      id: _,
      branchId: __,
      ...content
    } = await aForm({
      supplierId: (await orderRow(id)).supplier_id,
      price: "600.00",
    });
    done(await reviseOrder({ ...content, id, version: await versionOf(id), reason: "加急" }));
    expect(await agree("branch_manager", id)).toMatchObject({
      failure: { code: "approvals.own-document" },
    });
    done(await agree("accountant", id));
  });

  test("keeps its supplier", async () => {
    const id = await anApproved();
    await signInAs("buyer");
    const { id: _, branchId: __, ...content } = await aForm();
    const result = await reviseOrder({
      ...content,
      id,
      version: await versionOf(id),
      reason: "换一家",
    });
    expect(result).toMatchObject({ failure: { fields: { supplierId: expect.anything() } } });
  });
});

describe("cancelling", () => {
  const cancel = async (role: Role, id: string, reason = "不买了") => {
    await signInAs(role);
    return cancelOrder({ id, version: await versionOf(id), reason });
  };

  test("one's own unsent order with a reason; the number stays for ever", async () => {
    const id = await anApproved();
    const { number } = await orderRow(id);
    expect((await cancel("buyer", id, "")).ok).toBe(false);
    done(await cancel("buyer", id));
    expect(await orderRow(id)).toMatchObject({ status: "cancelled", number });
    const again = await cancel("buyer", id);
    expect(again).toMatchObject({ failure: { code: "core.cannot-move" } });
  });

  test("another's order only by the manager; a round of approval that is open ends", async () => {
    const id = await aSubmitted({}, "branch_manager");
    expect(await cancel("buyer", id)).toMatchObject({
      failure: { code: "purchase-orders.cancel-needs-manager" },
    });
    const other = await aSubmitted();
    done(await cancel("branch_manager", other));
    expect(await agree("accountant", other)).toMatchObject({
      failure: { code: "core.cannot-move" },
    });
  });
});
