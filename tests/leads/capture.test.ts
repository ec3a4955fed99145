import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { captureLead, pasteLeads } from "@/lib/leads/actions";
import { getLead } from "@/lib/leads/detail";
import { filterOf } from "@/lib/leads/filters";
import { listBoard, listLeads } from "@/lib/leads/list";
import { claimLead, loseLead, releaseLead, reviveLead } from "@/lib/leads/move-actions";
import { linesOf } from "@/lib/leads/pasted";
import { findSome } from "@/lib/search/queries";
import { admin } from "../support/admin";
import { aMobile } from "../support/make/customers";
import { collisionsOf, leadContactsOf, leadForm, leadRow, storedLead } from "../support/make/leads";
import { done, openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

const openWith = (mobile: string) =>
  admin`select l.id from leads l join lead_contacts c on c.lead_id = l.id
    where c.guarded and c.last4 = ${mobile.slice(-4)} and c.value_hash in (
      select value_hash from lead_contacts where last4 = ${mobile.slice(-4)})`;

describe("one number is followed by one person", () => {
  test("sixty captures of one number at the same moment open one lead, and each of the others is evidence", async () => {
    const { id: me } = await signInAs("cs_agent");
    const mobile = aMobile();
    const forms = await Promise.all(Array.from({ length: 60 }, () => leadForm({ mobile })));
    const answers = await Promise.all(forms.map((form) => captureLead(form, randomUUID())));
    const opened = answers.flatMap((one) => (done(one).id ? [done(one).id ?? ""] : []));
    expect(opened).toHaveLength(1);
    expect(await openWith(mobile)).toHaveLength(1);
    const kept = await collisionsOf(opened[0] ?? "");
    expect(kept).toHaveLength(59);
    expect(new Set(kept.map(({ tried_by }) => tried_by))).toEqual(new Set([me]));
  });

  test("the database itself refuses a second guarded number, whoever writes it", async () => {
    await signInAs("cs_agent");
    const [one, other] = [await storedLead(), await storedLead()];
    const [held] = await leadContactsOf(one.id);
    await expect(
      admin`insert into lead_contacts (id, branch_id, lead_id, kind, value_sealed, value_hash, last4)
        select gen_random_uuid(), branch_id, ${other.id}, kind, value_sealed, value_hash, last4
        from lead_contacts where id = ${held?.id ?? ""}`,
    ).rejects.toMatchObject({ code: "23505", constraint_name: "one_open_lead" });
  });

  test("a colleague of the branch is told who follows it, one of another branch only that somebody does", async () => {
    const first = await signInAs("cs_agent");
    const { id, mobile, number } = await storedLead();
    await signInAs("sales");
    const here = done(await captureLead(await leadForm({ mobile })));
    expect(here.taken).toMatchObject([{ owner: first.name, number, id }]);
    const far = await signInAs("cs_agent", "XM02");
    const there = await captureLead(await leadForm({ mobile, branchId: await branchId("XM02") }));
    expect(done(there)).toEqual({
      ...{ id: null, number: null },
      taken: [{ nth: 0, kind: "mobile", status: null, number: null, owner: null, id: null }],
    });
    expect(await getLead(far, id)).toBeNull();
    const seen = await getLead(await signInAs("branch_manager"), id);
    expect(seen?.collisions.map(({ branch }) => branch).sort()).toEqual(["XM01", "XM02"]);
  });

  test("evidence is changed by nobody", async () => {
    const { mobile, id } = await (async () => {
      await signInAs("cs_agent");
      return storedLead();
    })();
    done(await captureLead(await leadForm({ mobile })));
    await expect(admin`delete from lead_collisions where lead_id = ${id}`).rejects.toThrow();
    await expect(
      admin`update lead_moves set moved_by = null where lead_id = ${id}`,
    ).rejects.toThrow();
  });

  test("a lost lead lets the number go, and comes back only while nobody else has it", async () => {
    await signInAs("cs_agent");
    const { id, mobile } = await storedLead();
    done(await loseLead({ id, lostReason: "price", lostNote: "" }));
    await signInAs("sales");
    const second = await storedLead({ mobile });
    await signInAs("cs_agent");
    expect(done(await reviveLead({ id })).taken).toHaveLength(1);
    expect((await leadRow(id)).status).toBe("lost");
    expect(await collisionsOf(second.id)).toHaveLength(1);
    await signInAs("sales");
    done(await loseLead({ id: second.id, lostReason: "elsewhere", lostNote: "" }));
    await signInAs("cs_agent");
    expect(done(await reviveLead({ id })).taken).toEqual([]);
    expect(await leadRow(id)).toMatchObject({ status: "assigned", lost_reason: null });
  });

  test("protection that has run out guards no more, also before the clock has looked", async () => {
    await signInAs("cs_agent");
    const { id, mobile } = await storedLead();
    await admin`update leads set protected_until = now() - interval '1 minute' where id = ${id}`;
    await signInAs("sales");
    expect(done(await captureLead(await leadForm({ mobile }))).id).not.toBeNull();
    expect((await leadContactsOf(id))[0]?.guarded).toBe(false);
  });

  test("what lies in the pool is claimed, not captured again", async () => {
    await signInAs("cs_agent");
    const { id, mobile, number } = await storedLead();
    done(await releaseLead({ id, reason: "跟不过来" }));
    await signInAs("sales");
    const answer = done(await captureLead(await leadForm({ mobile })));
    expect(answer).toMatchObject({ id: null, taken: [{ status: "pool", id, number }] });
    expect(await collisionsOf(id)).toEqual([]);
  });
});

describe("a number is never in the clear", () => {
  test("not in a row, a list, a page, the log or an answer kept for a repeated press", async () => {
    const actor = await signInAs("cs_agent");
    const { id, mobile } = await storedLead({ wechat: `wx_${randomUUID().slice(0, 8)}` });
    const page = await listLeads(actor, filterOf({ tab: "all" }), null);
    const told = JSON.stringify([page, await getLead(actor, id)]);
    expect(told).not.toContain(mobile);
    expect(told).toContain(`*******${mobile.slice(-4)}`);
    for (const table of [
      "leads",
      "lead_contacts",
      "audit_log",
      "search_entries",
      "idempotency_keys",
    ]) {
      const found = await admin.unsafe(
        `select from ${table} t where to_jsonb(t)::text like '%' || $1 || '%'`,
        [mobile.slice(1)],
      );
      expect([table, found.length]).toEqual([table, 0]);
    }
  });

  test("in the pool not even its end shows or is found, until somebody claims it", async () => {
    await signInAs("cs_agent");
    const { id, mobile, name } = await storedLead({ name: `池中${randomUUID().slice(0, 5)}` });
    done(await releaseLead({ id, reason: "跟不过来" }));
    const other = await signInAs("sales");
    const row = async () =>
      (await listLeads(other, filterOf({ q: name }), null)).rows.find((one) => one.id === id);
    expect(await row()).toMatchObject({ status: "pool", phones: [] });
    expect((await getLead(other, id))?.contacts).toEqual([]);
    expect((await findSome(other, mobile.slice(-4))).map((hit) => hit.id)).not.toContain(id);
    expect((await findSome(other, name)).map((hit) => hit.id)).toContain(id);
    done(await claimLead({ id }));
    expect(await row()).toMatchObject({ phones: [`*******${mobile.slice(-4)}`] });
    expect((await findSome(other, mobile)).map((hit) => hit.id)).toContain(id);
  });
});

describe("who sees which leads", () => {
  test("an agent his own and the pool, the shop floor the branch, the owner all", async () => {
    const agent = await signInAs("cs_agent");
    const { id: mine } = await storedLead();
    await signInAs("sales");
    const { id: theirs } = await storedLead();
    const { id: waiting } = await storedLead({ ownerId: "" });
    await signInAs("cs_agent", "XM02");
    const { id: far } = await storedLead({ branchId: await branchId("XM02") });
    const seen = async (role: "cs_agent" | "sales" | "owner") => {
      const actor = await signInAs(role);
      const { rows } = await listLeads(actor, filterOf({ tab: "all" }), null);
      return [mine, theirs, waiting, far].map((id) => rows.some((row) => row.id === id));
    };
    expect(await seen("cs_agent")).toEqual([true, false, false, false]);
    expect(await seen("sales")).toEqual([true, true, true, false]);
    expect(await seen("owner")).toEqual([true, true, true, true]);
    expect(await getLead(agent, theirs)).toBeNull();
  });

  test("the board has the same leads in their columns", async () => {
    const actor = await signInAs("sales");
    const { id } = await storedLead();
    const board = await listBoard(actor, filterOf({ tab: "mine" }), null);
    const column = board.columns.find(({ rows }) => rows.some((row) => row.id === id));
    expect(column?.status).toBe("assigned");
    expect(column?.count).toBeGreaterThanOrEqual(1);
  });
});

describe("many pasted lines", () => {
  test.each([
    ["林晓雯 13800138000 抖音 海边婚纱照", "林晓雯", "+8613800138000", "douyin", "海边婚纱照"],
    ["13800138000\t林晓雯\t小红书", "林晓雯", "+8613800138000", "xiaohongshu", ""],
    ["林晓雯，138 0013 8000，点评", "林晓雯", "+8613800138000", "dianping", ""],
    ["林晓雯 １３８００１３８０００", "林晓雯", "+8613800138000", null, ""],
    [
      "林晓雯 +86-138-0013-8000 转介绍 预算六千",
      "林晓雯",
      "+8613800138000",
      "referral",
      "预算六千",
    ],
    ["林晓雯 微信:linxw_88 全家福", "林晓雯", "linxw_88", null, "全家福"],
  ])("%s is read", (text, name, value, source, intent) => {
    expect(linesOf(text)).toMatchObject([
      { nth: 1, line: { name, contact: { value }, source, intent } },
    ]);
  });

  test.each([
    ["林晓雯 1380013800", "leads.line-phone"],
    ["林晓雯 抖音", "leads.line-no-contact"],
    ["13800138000 抖音", "leads.line-no-name"],
    ["林晓雯 13800138000 13900139000", "leads.line-unclear"],
  ])("%s is named as %s", (text, wrong) => {
    expect(linesOf(text)).toEqual([{ nth: 1, wrong }]);
  });

  test("what is sound is taken in, and each other line is named with what is wrong; nothing is lost", async () => {
    const { id: ownerId, name } = await signInAs("sales");
    const { mobile: taken } = await storedLead();
    const [a, b] = [aMobile(), aMobile()];
    const pasted = [
      `王一诺 ${a} 抖音 海边`,
      "",
      "李四 1380013",
      `赵六 ${taken}`,
      `孙七 ${b}`,
      `钱八 ${a}`,
    ].join("\n");
    const form = { branchId: await branchId("XM01"), source: "wechat", ownerId, pasted } as const;
    const answer = done(await pasteLeads(form, randomUUID()));
    expect(answer).toEqual({
      captured: 2,
      refused: [
        { nth: 3, wrong: "leads.line-phone", owner: null },
        { nth: 4, wrong: "leads.line-taken", owner: name },
        { nth: 6, wrong: "leads.line-twice", owner: null },
      ],
    });
    const rows = await admin<{ name: string; source: string; intent: string }[]>`
      select l.name, l.source, l.intent from leads l join lead_contacts c on c.lead_id = l.id
      where c.last4 in (${a.slice(-4)}, ${b.slice(-4)}) and l.name in ('王一诺', '孙七') order by l.name`;
    expect([...rows]).toEqual([
      { name: "孙七", source: "wechat", intent: "" },
      { name: "王一诺", source: "douyin", intent: "海边" },
    ]);
  });
});
