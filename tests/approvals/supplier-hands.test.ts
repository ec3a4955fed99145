import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listApprovals } from "@/lib/approvals/list";
import { roundsOf } from "@/lib/approvals/queries";
import type { Role } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { approve } from "@/lib/purchase-orders/access";
import { submitOrder } from "@/lib/purchase-orders/actions";
import { addSupplier, changeBank } from "@/lib/suppliers/actions";
import { admin } from "../support/admin";
import {
  aDraft,
  agree,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  refuse,
  withRules,
} from "../support/make/purchase-orders";
import { supplierForm } from "../support/make/suppliers";
import { signInAs } from "../support/session";

const account = (id: string, version = 1) => ({
  ...{
    id,
    version,
    holder: "青禾相册工坊",
    bank: "招商银行厦门分行",
    account: "6222021234567890123",
  },
});
const changesBank = async (role: Role, supplierId: string) => {
  await signInAs(role);
  const [row] = await admin`select version from suppliers where id = ${supplierId}`;
  done(await changeBank(account(supplierId, row?.version)));
};
const daysPass = async (days: number) => {
  await admin.unsafe(`
    alter table supplier_hands disable trigger append_only;
    update supplier_hands set at = at - interval '${days} days';
    alter table supplier_hands enable trigger append_only`);
};

beforeAll(openStudio);
beforeEach(() => admin`update delegations set ended_at = now() where ended_at is null`);

describe("who opened a supplier or changed where its money goes (contract.md 6.2)", () => {
  test("does not approve its orders for thirty days, and is not asked to", async () => {
    const supplierId = await aSupplier();
    await changesBank("accountant", supplierId);
    const order = await aSubmitted({ supplierId });
    const accountant = await signInAs("accountant");
    const [round] = await reading(accountant, (tx) => roundsOf(tx, accountant, order, approve));
    expect(round?.isMine).toBe(false);
    expect(round?.steps[0]?.seats.map(({ personId }) => personId)).not.toContain(accountant.id);
    const { rows } = await listApprovals(accountant, {
      tab: "mine",
      after: undefined,
      branchId: null,
    });
    expect(rows.map(({ id }) => id)).not.toContain(order);
    expect(await agree("accountant", order)).toMatchObject({
      failure: { code: "approvals.supplier-by-you" },
    });
    expect((await orderRow(order)).status).toBe("submitted");
    await daysPass(30);
    expect(await agree("accountant", order)).toMatchObject({ ok: true });
  });

  test("is not hidden by a second change that somebody else makes", async () => {
    const supplierId = await aSupplier();
    await changesBank("accountant", supplierId);
    await changesBank("owner", supplierId);
    const order = await aSubmitted({ supplierId });
    for (const role of ["accountant", "owner"] as const)
      expect(await agree(role, order)).toMatchObject({
        failure: { code: "approvals.supplier-by-you" },
      });
    expect(await agree("branch_manager", order)).toMatchObject({ ok: true });
  });

  test("opens a supplier and leaves its orders to others", async () => {
    await signInAs("branch_manager");
    const form = supplierForm();
    done(await addSupplier(form));
    const order = await aSubmitted({ supplierId: form.id });
    expect(await agree("branch_manager", order)).toMatchObject({
      failure: { code: "approvals.supplier-by-you" },
    });
    expect(await agree("accountant", order)).toMatchObject({ ok: true });
  });

  test("lends his seat to nobody for it, and the database refuses whoever writes the decision", async () => {
    const supplierId = await aSupplier();
    await changesBank("accountant", supplierId);
    const order = await aSubmitted({ supplierId });
    const accountant = await signInAs("accountant");
    const manager = await signInAs("branch_manager");
    await admin`insert into delegations (id, from_id, to_id, valid_from, valid_until, reason)
      values (gen_random_uuid(), ${accountant.id}, ${manager.id}, now() - interval '1 hour', now() + interval '1 day', '休假')`;
    for (const [approver, lender] of [
      [accountant.id, null],
      [manager.id, accountant.id],
    ])
      await expect(
        admin`insert into approval_decisions (id, request_id, seq, branch_id, author_id, approver_id, on_behalf_of, decision, content_hash)
          select gen_random_uuid(), r.id, 1, r.branch_id, r.author_id, ${approver ?? null}, ${lender ?? null}, 'approve', r.content_hash
          from approval_requests r where r.document_id = ${order}`,
      ).rejects.toMatchObject({ code: "23514", constraint_name: "author_never_approves" });
  });

  test("does not change the account of a supplier whose order he agreed to in thirty days", async () => {
    const supplierId = await aSupplier();
    const order = await aSubmitted({ supplierId });
    expect(await agree("accountant", order)).toMatchObject({ ok: true });
    const accountant = await signInAs("accountant");
    expect(await changeBank(account(supplierId))).toMatchObject({
      failure: { code: "suppliers.approved-by-you" },
    });
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    await expect(
      withTx({ as: "session", hash: accountant.sessionHash }, (tx) =>
        tx.execute(
          sql`update suppliers set bank_account_sealed = '\\x01' where id = ${supplierId}`,
        ),
      ),
    ).rejects.toMatchObject({ constraint_name: "approver_keeps_off_bank" });
    await changesBank("owner", supplierId);
    await admin.unsafe(`
      alter table approval_decisions disable trigger append_only;
      update approval_decisions set at = at - interval '30 days';
      alter table approval_decisions enable trigger append_only`);
    await changesBank("accountant", supplierId);
  });

  test("may turn an order down and change the account all the same", async () => {
    const supplierId = await aSupplier();
    const order = await aSubmitted({ supplierId });
    expect(await refuse("accountant", order)).toMatchObject({ ok: true });
    await changesBank("accountant", supplierId);
  });

  test("is named when nobody else is left to ask, and nothing is submitted", async () => {
    await withRules([{ name: "财务", steps: [{ roles: ["accountant"], slaHours: 24 }] }]);
    const supplierId = await aSupplier();
    await changesBank("accountant", supplierId);
    const order = await aDraft({ supplierId });
    expect(await submitOrder({ id: order, version: 1 })).toMatchObject({
      failure: { code: "approvals.nobody-apart", params: { step: 1, role: "会计" } },
    });
    expect((await orderRow(order)).status).toBe("draft");
  });

  test("is written down by the database, in the name of the session, and never changed", async () => {
    const supplierId = await aSupplier();
    const accountant = await signInAs("accountant");
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    const other = (await signInAs("owner")).id;
    const write = (statement: ReturnType<typeof sql>) =>
      withTx({ as: "session", hash: accountant.sessionHash }, (tx) => tx.execute(statement));
    await write(
      sql`update suppliers set bank_account_sealed = '\\x01', bank_changed_by = ${other} where id = ${supplierId}`,
    );
    const hands =
      await admin`select person_id from supplier_hands where supplier_id = ${supplierId} and did = 'bank'`;
    expect(hands).toMatchObject([{ person_id: accountant.id }]);
    for (const statement of [
      sql`delete from supplier_hands`,
      sql`update supplier_hands set at = now() - interval '1 year'`,
      sql`insert into supplier_hands (supplier_id, person_id, did, at) values (${supplierId}, ${other}, 'bank', now())`,
    ])
      await expect(write(statement)).rejects.toMatchObject({ code: "42501" });
    await expect(admin`delete from supplier_hands`).rejects.toMatchObject({ code: "23001" });
  });
});
