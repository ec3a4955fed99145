import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { job } from "@/lib/core/prove";
import { getCustomer } from "@/lib/customers/profile";
import { changeLead, changeLeadRules } from "@/lib/leads/actions";
import { getLead } from "@/lib/leads/detail";
import { leadStatuses } from "@/lib/leads/kinds";
import {
  appointLead,
  arriveLead,
  assignLeads,
  claimLead,
  loseLead,
  releaseLead,
  reviveLead,
} from "@/lib/leads/move-actions";
import { recycleLeads } from "@/lib/leads/recycle";
import { moves } from "@/lib/leads/states";
import { revealLeadContact } from "@/lib/leads/talk-actions";
import { winLead } from "@/lib/leads/win-actions";
import { admin } from "../support/admin";
import { contactsOf, storedCustomer } from "../support/make/customers";
import {
  aLeadTalk,
  anArrivedLead,
  leadContactsOf,
  leadForm,
  leadRow,
  storedLead,
} from "../support/make/leads";
import { done, openStudio, soon } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

const rules = async (change: Record<string, number>) => {
  const id = await branchId("XM01");
  for (const [column, value] of Object.entries(change))
    await admin`update lead_rules set ${admin(column)} = ${value} where branch_id = ${id}`;
};

describe("the way of a lead", () => {
  test("captured, called, invited, in the shop, won: each step as it is done, and the four credits with whom they belong", async () => {
    const sales = await signInAs("sales");
    const agent = await signInAs("cs_agent");
    const manager = await signInAs("branch_manager");
    await signInAs("cs_agent");
    const { id, mobile } = await storedLead({ ownerId: "", name: "周可欣" });
    expect(await leadRow(id)).toMatchObject({ status: "new", captured_by: agent.id });
    await signInAs("branch_manager");
    done(await assignLeads({ ids: [id], ownerId: agent.id }));
    await signInAs("cs_agent");
    await aLeadTalk(id, { outcome: "no_answer" });
    expect(await leadRow(id)).toMatchObject({ status: "assigned", next_step: "发样片" });
    await aLeadTalk(id);
    expect((await leadRow(id)).status).toBe("contacted");
    done(await appointLead({ id, visitOn: soon(), inviterId: agent.id }));
    await signInAs("sales");
    done(await arriveLead({ id, closerId: sales.id }));
    const credits = { inviterId: agent.id, closerId: sales.id, supervisorId: manager.id };
    const won = done(await winLead({ id, customerId: "", role: "bride", ...credits }));
    expect(await leadRow(id)).toMatchObject({
      ...{ status: "won", customer_id: won.customerId, owner_id: agent.id },
      ...{ captured_by: agent.id, inviter_id: agent.id, closer_id: sales.id },
      supervisor_id: manager.id,
    });
    const customer = await getCustomer(await signInAs("cs_agent"), won.customerId);
    expect(customer).toMatchObject({ name: "周可欣", source: "douyin", nextStep: "发样片" });
    expect(customer?.talks).toHaveLength(2);
    expect(customer?.contacts).toMatchObject([{ masked: `*******${mobile.slice(-4)}` }]);
    expect((await leadContactsOf(id)).map(({ guarded }) => guarded)).toEqual([false]);
  });

  test("a won lead of somebody known goes to his file, which gets the number it did not have", async () => {
    await signInAs("cs_agent");
    const { id: customerId, mobile } = await storedCustomer();
    const { id } = await anArrivedLead({ mobile, wechat: `wx_${randomUUID().slice(0, 8)}` });
    expect((await getLead(await signInAs("cs_agent"), id))?.known).toMatchObject([
      { value: customerId },
    ]);
    const none = { inviterId: "", closerId: "", supervisorId: "" };
    done(await winLead({ id, customerId, role: "bride", ...none }));
    expect((await contactsOf(customerId)).map(({ last4 }) => last4)).toEqual([
      mobile.slice(-4),
      null,
    ]);
  });

  test.each(leadStatuses)(
    "from %s the database allows what the table of moves says and nothing else",
    async (from) => {
      await signInAs("cs_agent");
      const { id: customerId } = await storedCustomer();
      const allowed = Object.values(moves)
        .filter((move) => move.from.includes(from))
        .map(({ to }) => to);
      for (const to of leadStatuses) {
        if (to === from) continue;
        const { id, ownerId } = await storedLead();
        const set = (status: string) => admin`update leads set status = ${status},
        owner_id = ${["new", "pool"].includes(status) ? null : ownerId}, visit_on = '2026-12-24',
        lost_reason = ${status === "lost" ? "price" : null},
        customer_id = ${status === "won" ? customerId : null} where id = ${id}`;
        await admin`alter table leads disable trigger guarded_lead`;
        await set(from);
        await admin`alter table leads enable trigger guarded_lead`;
        const moved = await set(to).then(
          () => true,
          (error: { constraint_name?: string }) => {
            expect(error.constraint_name).toBe("lead_moves_as_it_may");
            return false;
          },
        );
        expect([from, to, moved]).toEqual([from, to, allowed.includes(to)]);
      }
    },
  );

  test("a move that does not fit the state is refused with both, and nothing is written", async () => {
    const { id: closerId } = await signInAs("cs_agent");
    const { id } = await storedLead();
    expect(await arriveLead({ id, closerId })).toMatchObject({
      failure: { code: "core.cannot-move", params: { move: "arrive", state: "assigned" } },
    });
    expect((await leadRow(id)).status).toBe("assigned");
  });

  test("a change that began before somebody else's is shown his", async () => {
    await signInAs("cs_agent");
    const { id } = await storedLead();
    const form = {
      id,
      version: 1,
      name: "周可心",
      source: "wechat",
      intent: "",
      occasion: "",
    } as const;
    done(await changeLead(form));
    expect(await changeLead({ ...form, name: "周可辛" })).toMatchObject({
      failure: { code: "core.changed-by-others", stored: { name: "周可心", version: 2 } },
    });
  });

  test("many are given to a colleague at once, and what cannot be given is named", async () => {
    const { id: ownerId } = await signInAs("sales");
    await signInAs("cs_agent");
    const [one, two, gone] = [
      await storedLead({ ownerId: "" }),
      await storedLead(),
      await storedLead({ name: "流失的" }),
    ];
    done(await loseLead({ id: gone.id, lostReason: "price", lostNote: "" }));
    await signInAs("branch_manager");
    expect(done(await assignLeads({ ids: [one.id, two.id, gone.id], ownerId }))).toEqual({
      assigned: 2,
      refused: [{ id: gone.id, name: "流失的", why: "leads.not-to-assign" }],
    });
    expect([await leadRow(one.id), await leadRow(two.id)]).toMatchObject([
      { status: "assigned", owner_id: ownerId },
      { status: "assigned", owner_id: ownerId },
    ]);
  });

  test("not to somebody of another branch", async () => {
    const { id: ownerId } = await signInAs("sales", "XM02");
    await signInAs("cs_agent");
    const { id } = await storedLead({ ownerId: "" });
    await signInAs("branch_manager");
    expect(await assignLeads({ ids: [id], ownerId })).toMatchObject({
      failure: { fields: { ownerId: ["customers.not-of-branch"] } },
    });
  });
});

describe("the pool", () => {
  const inPool = async () => {
    await signInAs("cs_agent");
    const { id } = await storedLead();
    done(await releaseLead({ id, reason: "跟不过来" }));
    return id;
  };

  test("one lead is claimed by one of two who press at once", async () => {
    const id = await inPool();
    await signInAs("sales");
    const answers = await Promise.all([claimLead({ id }), claimLead({ id })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("whoever let it go claims it again only after some days", async () => {
    const id = await inPool();
    expect(await claimLead({ id })).toMatchObject({ failure: { code: "leads.let-go-before" } });
    await admin`alter table lead_moves disable trigger append_only`;
    await admin`update lead_moves set at = at - interval '8 days' where lead_id = ${id}`;
    await admin`alter table lead_moves enable trigger append_only`;
    done(await claimLead({ id }));
  });

  test("nobody holds more than his branch allows, however many he claims at the same moment", async () => {
    const { id: me } = await signInAs("sales");
    const wanted = [];
    for (let nth = 0; nth < 24; nth += 1) wanted.push(await inPool());
    const [{ held } = { held: 0 }] = await admin<{ held: number }[]>`select count(*)::int as held
      from leads where owner_id = ${me} and status in ('assigned', 'contacted', 'appointed', 'arrived')`;
    await rules({ hold_limit: held + 3 });
    await signInAs("sales");
    const answers = await Promise.all(wanted.map((id) => claimLead({ id })));
    await rules({ hold_limit: 60 });
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject(
      Array.from({ length: 21 }, () => ({ failure: { code: "leads.holds-enough" } })),
    );
  });

  test("a number is looked at by who follows the lead, for a reason; in the pool by nobody", async () => {
    await signInAs("cs_agent");
    const { id, mobile } = await storedLead();
    const [contact] = await leadContactsOf(id);
    const look = { id: contact?.id ?? "", reason: "打电话邀约" };
    expect(done(await revealLeadContact(look)).value).toBe(mobile);
    await signInAs("sales");
    expect(await revealLeadContact(look)).toMatchObject({ failure: { code: "core.gone" } });
    await signInAs("cs_agent");
    done(await releaseLead({ id, reason: "跟不过来" }));
    await signInAs("branch_manager");
    expect(await revealLeadContact(look)).toMatchObject({ failure: { code: "core.gone" } });
    expect(
      await admin`select from customer_reveals where lead_id = ${id} and reason = '打电话邀约'`,
    ).toHaveLength(1);
  });

  test("what nobody follows goes back by the clock, after its owner was told", async () => {
    const { id: me } = await signInAs("cs_agent");
    const [fresh, near, late, visit] = [
      await storedLead(),
      await storedLead({ name: "快到期" }),
      await storedLead({ name: "太久" }),
      await storedLead(),
    ];
    await aLeadTalk(visit.id);
    done(await appointLead({ id: visit.id, visitOn: soon(), inviterId: me }));
    const back = (id: string, days: string) =>
      admin`update leads set owned_at = now() - ${days}::interval, followed_at = null where id = ${id}`;
    await back(near.id, "6 days 12 hours");
    await back(late.id, "7 days 1 hour");
    await back(visit.id, "20 days");
    await Promise.all([recycleLeads(job("leads.recycle")), recycleLeads(job("leads.recycle"))]);
    await recycleLeads(job("leads.recycle"));
    expect(
      await Promise.all(
        [fresh, near, late, visit].map(async ({ id }) => (await leadRow(id)).status),
      ),
    ).toEqual(["assigned", "assigned", "pool", "appointed"]);
    const told = await admin<{ message: string; lead: string }[]>`
      select message, params ->> 'lead' as lead from inbox_items
      where person_id = ${me} and document_id in (${near.id}, ${late.id}) order by message`;
    expect([...told]).toEqual([
      { message: "leads.pool-is-near", lead: "快到期" },
      { message: "leads.went-to-pool", lead: "太久" },
    ]);
    expect((await leadContactsOf(late.id))[0]?.guarded).toBe(false);
    const [kept] = await admin<{ actor_kind: string; act: string }[]>`
      select actor_kind, act from audit_log where document_id = ${late.id} order by at desc limit 1`;
    expect(kept).toEqual({ actor_kind: "job", act: "leads.recycle" });
  });

  test("a talk gives it new days; too long without an appointment it goes all the same", async () => {
    await signInAs("cs_agent");
    const { id } = await storedLead();
    await admin`update leads set owned_at = now() - interval '10 days' where id = ${id}`;
    await aLeadTalk(id);
    await recycleLeads(job("leads.recycle"));
    expect((await leadRow(id)).status).toBe("contacted");
    await admin`update leads set owned_at = now() - interval '46 days' where id = ${id}`;
    await recycleLeads(job("leads.recycle"));
    expect((await leadRow(id)).status).toBe("pool");
  });

  test("a revived lead is followed again by who had it", async () => {
    const { id: me } = await signInAs("cs_agent");
    const { id } = await storedLead();
    done(await loseLead({ id, lostReason: "no_answer", lostNote: "打了五次" }));
    done(await reviveLead({ id }));
    expect(await leadRow(id)).toMatchObject({ status: "assigned", owner_id: me });
  });

  test("the rules are set by whoever leads the branch, and one that cannot hold is said at its field", async () => {
    await signInAs("branch_manager");
    const home = await branchId("XM01");
    const [row] = await admin<
      { version: number }[]
    >`select version from lead_rules where branch_id = ${home}`;
    const form = {
      ...{ branchId: home, version: row?.version ?? 1, protectDays: "20", followDays: "5" },
      ...{ settleDays: "30", warnDays: "２", holdLimit: "40", reclaimDays: "3" },
    };
    expect(await changeLeadRules({ ...form, protectDays: "4" })).toMatchObject({
      failure: { fields: { protectDays: ["leads.protects-while-followed"] } },
    });
    done(await changeLeadRules(form));
    const [after] =
      await admin`select follow_days, warn_days from lead_rules where branch_id = ${home}`;
    expect(after).toEqual({ follow_days: 5, warn_days: 2 });
    await signInAs("cs_agent");
    expect(await changeLeadRules(form)).toMatchObject({ failure: { code: "core.forbidden" } });
    const far = await branchId("XM02");
    await signInAs("branch_manager");
    expect(await changeLeadRules({ ...form, branchId: far })).toMatchObject({
      failure: { code: "core.gone" },
    });
  });
});

test("a lead is not given away by who may not assign, nor opened in another branch", async () => {
  const { id: other } = await signInAs("sales");
  await signInAs("cs_agent");
  const { captureLead } = await import("@/lib/leads/actions");
  expect(await captureLead(await leadForm({ ownerId: other }))).toMatchObject({
    failure: { fields: { ownerId: ["leads.not-yours-to-give"] } },
  });
  expect(await captureLead(await leadForm({ branchId: await branchId("XM02") }))).toMatchObject({
    failure: { code: "core.gone" },
  });
});
