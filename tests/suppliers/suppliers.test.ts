import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  addSupplier,
  changeBank,
  changeSupplier,
  holdSupplier,
  releaseSupplier,
  revealBank,
} from "@/lib/suppliers/actions";
import { listSuppliers } from "@/lib/suppliers/list";
import { getSupplier } from "@/lib/suppliers/profile";
import { findSuppliers } from "@/lib/suppliers/queries";
import { admin } from "../support/admin";
import { submittedPush } from "../support/make/links";
import { storedSupplier, supplierForm } from "../support/make/suppliers";
import { signInAs } from "../support/session";

const rowOf = async (id: string) => (await admin`select * from suppliers where id = ${id}`)[0];

describe("a supplier", () => {
  test("is found by name, by any part of its initials and by code", async () => {
    const buyer = await signInAs("buyer");
    const { id, code } = await storedSupplier({ name: "漳州闽南相框工艺厂" });
    for (const asked of ["闽南相框", "mnxk", code.toLowerCase(), "闽南 工艺"]) {
      const found = await findSuppliers(buyer, asked);
      expect(found.map((one) => one.id)).toContain(id);
    }
    expect(await findSuppliers(buyer, "%")).toEqual([]);
  });

  test("is not added by who may only read, and nothing is written", async () => {
    await signInAs("accountant", "every branch");
    const form = supplierForm();
    expect(await addSupplier(form)).toMatchObject({ failure: { code: "core.forbidden" } });
    expect(await rowOf(form.id)).toBeUndefined();
  });

  test("keeps its own code: a second one is refused at the field", async () => {
    await signInAs("buyer");
    const { code } = await storedSupplier();
    expect(await addSupplier(supplierForm({ code: code.toLowerCase() }))).toMatchObject({
      failure: { fields: { code: ["suppliers.code-taken"] } },
    });
  });

  test("pressed twice is added once (S4)", async () => {
    await signInAs("buyer");
    const form = supplierForm();
    const key = randomUUID();
    expect([await addSupplier(form, key), await addSupplier(form, key)]).toEqual([
      { ok: true, data: { id: form.id } },
      { ok: true, data: { id: form.id } },
    ]);
  });

  test("changed by another in the meantime shows what is stored now (S3)", async () => {
    await signInAs("buyer");
    const form = await storedSupplier();
    await changeSupplier({ ...form, name: "别人改的名字" });
    expect(await changeSupplier({ ...form, name: "我改的名字" })).toMatchObject({
      failure: { code: "core.changed-by-others", stored: { name: "别人改的名字", version: 2 } },
    });
    expect((await rowOf(form.id))?.name).toBe("别人改的名字");
  });

  test("takes no field that its form does not have (T-18)", async () => {
    await signInAs("buyer");
    const form = await storedSupplier();
    const before = await rowOf(form.id);
    for (const column of Object.keys(before ?? {}).filter((one) => !(one in form))) {
      const more = { ...form, [column]: "blocked" } as typeof form;
      expect(await changeSupplier(more)).toMatchObject({ failure: { code: "core.invalid" } });
    }
    expect(await rowOf(form.id)).toEqual(before);
  });

  test("takes emoji, tags and formulas as plain text, and refuses what is too long", async () => {
    const buyer = await signInAs("buyer");
    for (const text of [
      "光影 📷 工坊",
      "<script>alert(1)</script>",
      '=HYPERLINK("http://x","y")',
    ]) {
      const { id } = await storedSupplier({ name: text, notes: text, address: text });
      const shown = await getSupplier(buyer, id);
      expect(shown).toMatchObject({ name: text, notes: text, address: text });
    }
    for (const field of ["name", "notes", "address", "paymentTerms", "code"] as const) {
      const result = await addSupplier(supplierForm({ [field]: "长".repeat(10_000) }));
      expect(result).toMatchObject({ failure: { fields: { [field]: ["core.too-long"] } } });
    }
  });

  test("has whole lead days only", async () => {
    await signInAs("buyer");
    for (const leadDays of ["", "-1", "1.5", "1e3", "7 天"])
      expect(await addSupplier(supplierForm({ leadDays }))).toMatchObject({
        failure: { fields: { leadDays: ["suppliers.days-wrong"] } },
      });
  });

  test("stands on one page once, whichever way one leafs", async () => {
    const buyer = await signInAs("buyer");
    const codes = Array.from({ length: 60 }, (_, i) => `ZZ${String(i).padStart(3, "0")}`);
    for (const code of codes) await storedSupplier({ code, name: `翻页测试 ${code}` });
    const first = await listSuppliers(buyer, { q: "翻页测试" });
    const second = await listSuppliers(buyer, { q: "翻页测试", after: first.after ?? "" });
    const seen = [...first.rows, ...second.rows].map(({ code }) => code);
    expect(seen).toEqual(codes);
    const back = await listSuppliers(buyer, { q: "翻页测试", before: second.before ?? "" });
    expect(back.rows.map(({ code }) => code)).toEqual(first.rows.map(({ code }) => code));
    expect([first.before, second.after, back.before]).toEqual([null, null, null]);
  });
});

describe("putting a supplier on hold", () => {
  test("needs a reason and a manager, and ends the live links (L-15)", async () => {
    const { supplierId } = await submittedPush();
    const row = await rowOf(supplierId);
    const input = { id: supplierId, version: Number(row?.version), reason: "连续两批开胶，返工中" };
    await signInAs("buyer");
    expect(await holdSupplier(input)).toMatchObject({ failure: { code: "core.forbidden" } });
    await signInAs("branch_manager");
    expect(await holdSupplier({ ...input, reason: "坏" })).toMatchObject({
      failure: { fields: { reason: ["suppliers.reason-short"] } },
    });
    const live = admin`select count(*)::int as count from push_links l join push_targets t on t.id = l.target_id
      where t.supplier_id = ${supplierId} and l.revoked_at is null and l.expires_at > now()`;
    const [before] = await live;
    expect(before?.count).toBeGreaterThan(0);
    const held = await holdSupplier(input);
    expect(held).toMatchObject({
      ok: true,
      data: { status: "on_hold", endedLinks: before?.count },
    });
    const [after] = await admin`select count(*)::int as count from push_links l
      join push_targets t on t.id = l.target_id where t.supplier_id = ${supplierId} and l.revoked_at is null`;
    expect(after?.count).toBe(0);
  });

  test("twice is refused, and releasing makes it usable again", async () => {
    await signInAs("buyer");
    const { id } = await storedSupplier();
    const owner = await signInAs("owner", "every branch");
    const reason = "停产搬迁，年后再谈";
    await holdSupplier({ id, version: 1, reason });
    expect(await holdSupplier({ id, version: 2, reason })).toMatchObject({
      failure: { code: "core.cannot-move" },
    });
    const [found] = await findSuppliers(owner, (await rowOf(id))?.code);
    expect(found).toMatchObject({ status: "on_hold", statusReason: reason });
    expect(await releaseSupplier({ id, version: 2 })).toMatchObject({ ok: true });
    expect(await rowOf(id)).toMatchObject({ status: "active", status_reason: null });
  });
});

describe("a supplier's bank account", () => {
  const data = {
    holder: "青禾相册工坊",
    bank: "农业银行厦门分行",
    account: "6228 4800 0000 1234 567",
  };

  test("is changed and seen only under its own right, sealed, and each look is logged (EN-07)", async () => {
    await signInAs("buyer");
    const { id } = await storedSupplier();
    expect(await changeBank({ id, version: 1, ...data })).toMatchObject({
      failure: { code: "core.forbidden" },
    });
    const accountant = await signInAs("accountant", "every branch");
    expect(await changeBank({ id, version: 1, ...data })).toEqual({
      ok: true,
      data: { last4: "4567" },
    });
    const row = await rowOf(id);
    expect(row).toMatchObject({ bank_account_last4: "4567", bank_changed_by: accountant.id });
    expect(row?.bank_account_sealed.toString("latin1")).not.toContain("6228");
    expect(
      JSON.stringify(await getSupplier(accountant, id), (_, one) =>
        typeof one === "bigint" ? String(one) : one,
      ),
    ).not.toContain("622848");

    const key = randomUUID();
    expect(await revealBank({ id }, key)).toEqual({
      ok: true,
      data: { ...data, account: "6228480000001234567" },
    });
    const looks =
      await admin`select 1 from audit_log where document_id = ${id} and act = 'suppliers.reveal-bank'`;
    expect(looks).toHaveLength(1);
    // The answer of a repeat is kept for thirty days; a whole account number must not be.
    const kept = await admin`select 1 from idempotency_keys where answer::text like '%622848%'`;
    expect(kept).toHaveLength(0);
  });

  test("is digits", async () => {
    await signInAs("buyer");
    const { id } = await storedSupplier();
    await signInAs("accountant", "every branch");
    for (const account of ["", "1234", "ABCDEFGH12", "=1+1+1+1+1"])
      expect(await changeBank({ id, version: 1, ...data, account })).toMatchObject({
        failure: { fields: { account: ["suppliers.account-wrong"] } },
      });
  });
});
