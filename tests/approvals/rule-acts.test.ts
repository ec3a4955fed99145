import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Money } from "@/db/units";
import {
  addRule,
  changeRule,
  delegate,
  endDelegation,
  orderRule,
  removeRule,
} from "@/lib/approvals/actions";
import { defaultRules } from "@/lib/approvals/defaults";
import { getDelegations, getRules } from "@/lib/approvals/rule-queries";
import type { RuleForm } from "@/lib/approvals/schema";
import { zoneOf } from "@/lib/core/branch";
import { addDays, dayIn } from "@/lib/core/time";
import { admin } from "../support/admin";
import { branchId, signInAs } from "../support/session";

const ruleForm = (form: Partial<RuleForm> = {}): RuleForm => ({
  id: randomUUID(),
  version: 0,
  name: "礼服要老板看",
  branchIds: [],
  categories: ["dress"],
  origins: [],
  amountFrom: "",
  amountTo: "",
  steps: [{ roles: ["owner"], personId: "", needed: "1", slaHours: "24", escalateTo: "" }],
  ...form,
});

const fallback = async () =>
  (await admin`select * from approval_rules where fallback`)[0] as { id: string; version: number };
const namesNow = async () => {
  const owner = await signInAs("owner", "every branch");
  return (await getRules(owner, null)).rules.map(({ name }) => name);
};

beforeAll(async () => {
  await branchId("XM02");
  const [there] = await admin`select 1 from approval_rules`;
  if (!there)
    for (const { position, name, amountFrom, steps, fallback: last } of defaultRules)
      await admin`insert into approval_rules (id, position, name, amount_from, steps, fallback)
        values (${randomUUID()}, ${position}, ${name}, ${amountFrom.toString()}, ${admin.json(steps)}, ${last})`;
});

describe("the rules of approval", () => {
  test("are changed by the administrator and nobody else", async () => {
    await signInAs("owner", "every branch");
    const form = ruleForm();
    expect(await addRule(form)).toMatchObject({ failure: { code: "core.forbidden" } });
    await signInAs("admin", "every branch");
    expect(await addRule(form)).toMatchObject({ ok: true });
    await removeRule({ id: form.id, version: 1 });
  });

  test("are looked at from the top, a new one first, and can change places", async () => {
    const before = await namesNow();
    await signInAs("admin", "every branch");
    const form = ruleForm({ name: "排序测试" });
    await addRule(form);
    expect(await namesNow()).toEqual(["排序测试", ...before]);
    await signInAs("admin", "every branch");
    expect(await orderRule({ id: form.id, to: "up" })).toMatchObject({
      failure: { code: "approvals.at-the-end" },
    });
    await orderRule({ id: form.id, to: "down" });
    expect((await namesNow())[1]).toBe("排序测试");
    await signInAs("admin", "every branch");
    expect(await removeRule({ id: form.id, version: 1 })).toMatchObject({ ok: true });
    expect(await namesNow()).toEqual(before);
  });

  test("always keep the last one, which matches everything (A1)", async () => {
    await signInAs("admin", "every branch");
    const { id, version } = await fallback();
    expect(await removeRule({ id, version })).toMatchObject({
      failure: { code: "approvals.fallback-stays" },
    });
    await expect(admin`delete from approval_rules where id = ${id}`).rejects.toThrow("stays");
    const narrowed = ruleForm({
      id,
      version,
      name: "其余采购",
      amountFrom: "500",
      categories: ["dress"],
    });
    expect(await changeRule(narrowed)).toMatchObject({ ok: true });
    const [row] = await admin`select * from approval_rules where id = ${id}`;
    expect(row).toMatchObject({ amount_from: "0", categories: null, fallback: true });
  });

  test("show whom a purchase would need, without its author", async () => {
    const branch = await branchId("XM01");
    const accountant = await signInAs("accountant", "every branch");
    const owner = await signInAs("owner", "every branch");
    const admin_ = await signInAs("admin", "every branch");
    const form = ruleForm({
      name: "试一试",
      categories: [],
      amountFrom: "20000",
      steps: [
        { roles: ["accountant"], personId: "", needed: "1", slaHours: "24", escalateTo: "" },
        { roles: ["owner"], personId: "", needed: "1", slaHours: "24", escalateTo: "" },
      ],
    });
    await addRule(form);
    const trial = { branchId: branch, category: "album", origin: "manual", authorId: "" };
    const asked = (amount: bigint, authorId = "") =>
      getRules(admin_, { ...trial, amount: amount as Money, authorId }).then((page) => page.trial);
    const at = await asked(2_000_000n);
    expect(at?.rule).toBe("试一试");
    expect(at?.steps.map(({ people }) => people.map(({ personId }) => personId))).toEqual([
      [accountant.id],
      [owner.id],
    ]);
    expect((await asked(1_999_999n))?.rule).not.toBe("试一试");
    expect(await asked(2_000_000n, owner.id)).toMatchObject({ empty: 2 });
    await removeRule({ id: form.id, version: 1 });
  });

  test("warn when a step has nobody who may take it", async () => {
    const viewer = await signInAs("admin", "every branch");
    const form = ruleForm({
      name: "没人能审",
      steps: [
        { roles: ["photographer"], personId: "", needed: "1", slaHours: "24", escalateTo: "" },
      ],
    });
    await addRule(form);
    const rule = (await getRules(viewer, null)).rules.find(({ id }) => id === form.id);
    expect(rule?.empty.map(({ step }) => step)).toEqual([1, 1]);
    await removeRule({ id: form.id, version: 1 });
  });

  test.each([
    [{ amountFrom: "500", amountTo: "500" }, "amountTo", "approvals.range-empty"],
    [{ amountFrom: "1.005" }, "amountFrom", "core.at-most-two-decimals"],
    [{ name: "" }, "name", "core.required"],
    [{ steps: [] }, "steps", "approvals.step-missing"],
    [
      {
        steps: [{ roles: [], personId: "", needed: "1", slaHours: "24", escalateTo: "" as const }],
      },
      "steps.0.roles",
      "approvals.step-nobody",
    ],
    [
      {
        steps: [
          {
            roles: ["owner" as const],
            personId: "",
            needed: "0",
            slaHours: "24",
            escalateTo: "" as const,
          },
        ],
      },
      "steps.0.needed",
      "approvals.not-a-count",
    ],
  ])("refuse what makes no sense: %#", async (wrong, field, word) => {
    await signInAs("admin", "every branch");
    expect(await addRule(ruleForm(wrong))).toMatchObject({
      failure: { fields: { [field]: [word] } },
    });
  });
});

describe("a delegation (A6)", () => {
  test("goes to another who may approve, for days that are not past, one at a time", async () => {
    const manager = await signInAs("branch_manager");
    const buyer = await signInAs("buyer");
    const accountant = await signInAs("accountant", "every branch");
    const today = dayIn(zoneOf(accountant));
    const form = (more = {}) => ({
      id: randomUUID(),
      toId: manager.id,
      from: today,
      until: addDays(today, 3),
      reason: "休年假",
      ...more,
    });
    for (const [wrong, field, word] of [
      [{ toId: accountant.id }, "toId", "approvals.delegate-to-oneself"],
      [{ toId: buyer.id }, "toId", "approvals.delegate-cannot"],
      [{ toId: "" }, "toId", "approvals.delegate-missing"],
      [{ from: addDays(today, -1) }, "from", "core.day-is-past"],
      [{ until: addDays(today, -1) }, "until", "approvals.until-before-from"],
      [{ reason: "" }, "reason", "core.required"],
    ] as const)
      expect(await delegate(form(wrong))).toMatchObject({
        failure: { fields: { [field]: [word] } },
      });

    const wanted = form();
    expect(await delegate(wanted)).toMatchObject({ ok: true });
    expect(
      await delegate(form({ from: addDays(today, 3), until: addDays(today, 9) })),
    ).toMatchObject({
      failure: { code: "approvals.delegated-already" },
    });
    const [told] =
      await admin`select message from inbox_items where document_id = ${wanted.id} and person_id = ${manager.id}`;
    expect(told?.message).toBe("approvals.lent-to-you");
    expect((await getDelegations(manager))?.rows).toMatchObject([
      { fromId: accountant.id, runs: true },
    ]);

    await signInAs("branch_manager");
    expect(await endDelegation({ id: wanted.id })).toMatchObject({
      failure: { code: "core.gone" },
    });
    await signInAs("accountant", "every branch");
    expect(await endDelegation({ id: wanted.id })).toMatchObject({ ok: true });
    expect((await getDelegations(manager))?.rows).toEqual([]);
  });

  test("is one, though two people are asked in the same moment", async () => {
    const manager = await signInAs("branch_manager");
    const owner = await signInAs("owner", "every branch");
    const accountant = await signInAs("accountant", "every branch");
    await admin`update delegations set ended_at = now() where ended_at is null`;
    const today = dayIn(zoneOf(accountant));
    const lend = (toId: string) =>
      delegate({ id: randomUUID(), toId, from: today, until: addDays(today, 3), reason: "休年假" });
    for (let round = 0; round < (process.env.PROVE ? 200 : 10); round += 1) {
      const both = await Promise.all([lend(manager.id), lend(owner.id)]);
      const refused = both.flatMap((one) => (one.ok ? [] : [one.failure.code]));
      expect(refused).toEqual(["approvals.delegated-already"]);
      await admin`update delegations set ended_at = now() where ended_at is null`;
    }
    const lent = (from: string, until: string) => admin`
      insert into delegations (id, from_id, to_id, valid_from, valid_until, reason)
      values (${randomUUID()}, ${accountant.id}, ${manager.id}, ${from}, ${until}, '休年假')`;
    await lent("2026-01-01", "2026-01-05");
    await lent("2026-01-05", "2026-01-09");
    await expect(lent("2026-01-04", "2026-01-06")).rejects.toMatchObject({ code: "23P01" });
    await admin`update delegations set ended_at = now() where ended_at is null`;
  });

  test("does not go to somebody who has left", async () => {
    const manager = await signInAs("branch_manager", "XM02");
    const accountant = await signInAs("accountant", "every branch");
    await admin`update people set active = false where id = ${manager.id}`;
    const today = dayIn(zoneOf(accountant));
    const form = { id: randomUUID(), toId: manager.id, from: today, until: today, reason: "外出" };
    expect(await delegate(form)).toMatchObject({
      failure: { fields: { toId: ["approvals.delegate-cannot"] } },
    });
    await admin`update people set active = true where id = ${manager.id}`;
  });
});
