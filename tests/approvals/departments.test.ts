import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listApprovals } from "@/lib/approvals/list";
import { roundsOf } from "@/lib/approvals/queries";
import { getRules } from "@/lib/approvals/rule-queries";
import type { Role } from "@/lib/core/actor";
import type { Money } from "@/lib/core/figures";
import { reading } from "@/lib/core/guard";
import { approve } from "@/lib/purchase-orders/access";
import { admin } from "../support/admin";
import {
  agree,
  aSubmitted,
  openStudio,
  orderRow,
  withRules,
} from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

/** Moves somebody into a new department of XM01, with his colleagues. */
async function inOneRoom(...roles: Role[]) {
  const id = randomUUID();
  await admin`insert into departments (id, branch_id, kind, name)
    values (${id}, ${await branchId("XM01")}, 'purchasing', ${`采购部 ${id.slice(0, 4)}`})`;
  for (const role of roles) {
    const { id: person } = await signInAs(role);
    await admin`update people set department_id = ${id} where id = ${person}`;
  }
}

beforeAll(async () => {
  await openStudio();
  await withRules([
    { name: "主管", steps: [{ roles: ["branch_manager", "owner"], slaHours: 24 }] },
  ]);
  await admin`update role_grants set scope = 'department'
    where role = 'branch_manager' and permission = ${approve.name}`;
});

const asked = async (role: Role, order: string) => {
  const actor = await signInAs(role);
  const [round] = await reading(actor, (tx) => roundsOf(tx, actor, order, approve));
  const view = { tab: "mine" as const, after: undefined, branchId: null };
  const { rows } = await listApprovals(actor, view);
  return {
    seat: round?.steps[0]?.seats.some(({ personId }) => personId === actor.id),
    button: round?.isMine,
    list: rows.some(({ id }) => id === order),
  };
};

describe("a right to approve that reaches the own department", () => {
  test("is asked about what a colleague of the department ordered, and decides", async () => {
    await inOneRoom("buyer", "branch_manager");
    const order = await aSubmitted();
    expect(await asked("branch_manager", order)).toEqual({ seat: true, button: true, list: true });
    expect(await agree("branch_manager", order)).toMatchObject({ ok: true });
    expect((await orderRow(order)).status).toBe("approved");
  });

  test("leaves what another department ordered to others, past the app too", async () => {
    await inOneRoom("branch_manager");
    const order = await aSubmitted();
    expect(await asked("branch_manager", order)).toEqual({
      ...{ seat: false, button: false, list: false },
    });
    expect((await agree("branch_manager", order)).ok).toBe(false);
    const { id } = await signInAs("branch_manager");
    await expect(
      admin`insert into approval_decisions (id, request_id, seq, branch_id, author_id, approver_id, decision, content_hash)
        select gen_random_uuid(), r.id, 1, r.branch_id, r.author_id, ${id}, 'approve', r.content_hash
        from approval_requests r where r.document_id = ${order}`,
    ).rejects.toMatchObject({ code: "42501", constraint_name: "approver_holds_step" });
    expect(await agree("owner", order)).toMatchObject({ ok: true });
  });

  test("counts in the trial of a rule for authors of that department", async () => {
    await inOneRoom("buyer", "branch_manager");
    const [buyer, manager] = [await signInAs("buyer"), await signInAs("branch_manager")];
    const viewer = await signInAs("admin", "every branch");
    const people = async (authorId: string) => {
      const page = await getRules(viewer, {
        ...{ branchId: await branchId("XM01"), category: "album", origin: "manual" },
        ...{ amount: 100n as Money, authorId },
      });
      return page.trial?.steps.flatMap((step) => step.people.map(({ personId }) => personId));
    };
    expect(await people(buyer.id)).toContain(manager.id);
    expect(await people("")).not.toContain(manager.id);
  });
});
