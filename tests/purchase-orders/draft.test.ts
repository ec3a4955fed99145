import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { copyOrder, draftOrder, saveOrder, submitOrder } from "@/lib/purchase-orders/actions";
import type { DraftForm } from "@/lib/purchase-orders/schema";
import { admin } from "../support/admin";
import {
  aDraft,
  aForm,
  aLine,
  anApproved,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  soon,
  versionOf,
} from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

const count = async () => (await admin`select count(*)::int as n from purchase_orders`)[0]?.n;

/** Sends the form as a buyer and gives back what was said at each field; nothing may be written. */
async function refusedFields(values: Partial<DraftForm>) {
  await signInAs("buyer");
  const form = await aForm(values);
  const before = await count();
  const result = await draftOrder(form);
  expect(await count()).toBe(before);
  return result.ok ? {} : (result.failure.fields ?? { "": [result.failure.code] });
}

describe("a new purchase order", () => {
  test("is a draft with a provisional name and no official number, and its total is the calculator's", async () => {
    await signInAs("buyer");
    const form = await aForm({
      freight: "120",
      discount: "0.05",
      lines: [aLine("280.00", "8"), aLine("96.00", "16"), aLine("0.333", "1.5")].map((line, i) =>
        i === 2 ? { ...line, unitPrice: "0.33" } : line,
      ),
    });
    done(await draftOrder(form));
    const order = await orderRow(form.id);
    expect(order).toMatchObject({ status: "draft", number: null, revision: 1 });
    expect(order.draft_name).toMatch(/^草稿-[0-9A-Z]{4}$/);
    expect(BigInt(order.total)).toBe(2240_00n + 1536_00n + 50n + 120_00n - 5n);
  });

  test("is made once however often the button is pressed, with the same key and with another (T-04, INV-14)", async () => {
    await signInAs("buyer");
    const form = await aForm();
    const key = uuid();
    const results = await Promise.all(Array.from({ length: 20 }, () => draftOrder(form, key)));
    expect(results.every((result) => result.ok)).toBe(true);
    const again = await draftOrder(form, uuid());
    expect(again).toMatchObject({ ok: false, failure: { code: "core.already-there" } });
    const other = await draftOrder({ ...form, notes: "别的" }, key);
    expect(other).toMatchObject({ ok: false, failure: { code: "core.key-used-for-another" } });
    const rows = await admin`select seq from purchase_order_lines where order_id = ${form.id}`;
    expect(rows).toHaveLength(1);
  });

  test.each<[string, Partial<DraftForm>, string, string]>([
    ["no line", { lines: [] }, "lines", "purchase-orders.no-lines"],
    ["quantity 0", { lines: [aLine("1", "0")] }, "lines.0.quantity", "core.quantity-above-zero"],
    [
      "a negative quantity",
      { lines: [aLine("1", "-2")] },
      "lines.0.quantity",
      "core.quantity-above-zero",
    ],
    ["quantity 1e9", { lines: [aLine("1", "1e9")] }, "lines.0.quantity", "core.not-a-quantity"],
    [
      "a thousand million",
      { lines: [aLine("1", "1000000000")] },
      "lines.0.quantity",
      "core.quantity-too-large",
    ],
    [
      "four decimals",
      { lines: [aLine("1", "1.0001")] },
      "lines.0.quantity",
      "core.at-most-three-decimals",
    ],
    ["no price", { lines: [aLine("", "1")] }, "lines.0.unitPrice", "core.amount-missing"],
    [
      "a price of three decimals",
      { lines: [aLine("1.005", "1")] },
      "lines.0.unitPrice",
      "core.at-most-two-decimals",
    ],
    [
      "a price in words",
      { lines: [aLine("五十", "1")] },
      "lines.0.unitPrice",
      "core.not-an-amount",
    ],
    [
      "no name",
      { lines: [{ ...aLine(), name: " " }] },
      "lines.0.name",
      "purchase-orders.name-missing",
    ],
    [
      "201 lines",
      { lines: Array.from({ length: 201 }, () => aLine()) },
      "lines",
      "purchase-orders.too-many-lines",
    ],
    ["a day that is none", { expectedOn: "2026-02-30" }, "expectedOn", "core.not-a-day"],
    ["a past day", { expectedOn: soon(-1) }, "expectedOn", "core.day-is-past"],
    [
      "a past day on a line",
      { lines: [{ ...aLine(), expectedOn: soon(-1) }] },
      "lines.0.expectedOn",
      "core.day-is-past",
    ],
    [
      "a discount above the sum",
      { discount: "99999" },
      "discount",
      "purchase-orders.discount-too-large",
    ],
    [
      "a line discount above the line",
      { lines: [{ ...aLine("1", "1"), discount: "2" }] },
      "lines.0.discount",
      "purchase-orders.discount-too-large",
    ],
    ["a note of 10,000 characters", { notes: "好".repeat(10_000) }, "notes", "core.too-long"],
    ["no supplier", { supplierId: "" }, "supplierId", "purchase-orders.supplier-missing"],
  ])("with %s is refused at the field", async (_, values, field, code) => {
    expect(await refusedFields(values)).toMatchObject({ [field]: expect.arrayContaining([code]) });
  });

  test("takes numbers as people type them: 1,234.5 and full-width digits", async () => {
    const id = await aDraft({ lines: [aLine("1,234.5", "２"), aLine("１２．５", "1,000")] });
    expect(BigInt((await orderRow(id)).total)).toBe(246_900n + 1_250_000n);
  });

  test("keeps emoji, markup and formulas as the text they are (T-16)", async () => {
    const nasty = [
      "🎞️",
      "<script>alert(1)</script>",
      '=HYPERLINK("http://x")',
      "'; drop table people; --",
    ];
    const id = await aDraft({
      notes: nasty.join("\n"),
      lines: nasty.map((name) => ({ ...aLine(), name, spec: name, supplierSku: "", unit: "个" })),
    });
    const rows =
      await admin`select name from purchase_order_lines where order_id = ${id} order by seq`;
    expect(rows.map(({ name }) => name)).toEqual(nasty);
  });

  test("from a supplier on hold or blocked is refused at the field, with the reason", async () => {
    for (const [status, word] of [
      ["on_hold", "supplier-on-hold"],
      ["blocked", "supplier-blocked"],
    ]) {
      const supplierId = await aSupplier({ status });
      await signInAs("buyer");
      const result = await draftOrder(await aForm({ supplierId }));
      expect(result).toMatchObject({
        failure: {
          code: `purchase-orders.${word}`,
          params: { reason: "质量纠纷" },
          fields: { supplierId: [`purchase-orders.${word}`] },
        },
      });
    }
  });

  test("for a branch that is not one's own is as if there were no such branch (T-03)", async () => {
    const foreign = await branchId("XM02");
    expect(await refusedFields({ branchId: foreign })).toEqual({ "": ["core.gone"] });
    expect(await refusedFields({ branchId: uuid() })).toEqual({ "": ["core.gone"] });
  });

  test("takes no column that its form does not have (T-18)", async () => {
    await signInAs("buyer");
    const before = await count();
    for (const extra of [
      "status",
      "number",
      "total",
      "authorId",
      "contentHash",
      "pushStatus",
      "revision",
    ]) {
      const form = { ...(await aForm()), [extra]: "approved" } as DraftForm;
      expect(await draftOrder(form)).toMatchObject({
        ok: false,
        failure: { code: "core.invalid" },
      });
    }
    expect(await count()).toBe(before);
  });
});

describe("editing", () => {
  const edited = async (id: string, values: Partial<DraftForm> = {}) => {
    const {
      id: _,
      branchId: __,
      ...content
    } = await aForm({
      supplierId: (await orderRow(id)).supplier_id,
      ...values,
    });
    return { id, ...content };
  };

  test("a stale form is 被他人修改, with what is stored now; nothing is overwritten (S3)", async () => {
    const id = await aDraft({ lines: [aLine("100.00", "1")] });
    const form = await edited(id, { lines: [aLine("200.00", "1")] });
    done(await saveOrder({ ...form, version: 1 }));
    const second = await saveOrder({ ...form, lines: [aLine("300.00", "1")], version: 1 });
    expect(second).toMatchObject({
      failure: {
        code: "core.changed-by-others",
        stored: { version: 2, lines: [{ unitPrice: "200.00", quantity: "1" }] },
      },
    });
    expect(BigInt((await orderRow(id)).total)).toBe(200_00n);
  });

  test("two tabs saving at once: one is kept and the other is told", async () => {
    const id = await aDraft();
    const form = { ...(await edited(id)), version: 1 };
    const results = await Promise.all([
      saveOrder({ ...form, notes: "左边" }),
      saveOrder({ ...form, notes: "右边" }),
    ]);
    expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
  });

  test("belongs to the author; a colleague copies instead", async () => {
    const id = await aDraft({}, "branch_manager");
    await signInAs("buyer");
    const result = await saveOrder({ ...(await edited(id)), version: 1 });
    expect(result).toMatchObject({ failure: { code: "purchase-orders.not-yours" } });
    const copy = uuid();
    done(await copyOrder({ id: copy, from: id }));
    expect((await orderRow(copy)).status).toBe("draft");
  });

  test.each([
    ["submitted", aSubmitted],
    ["approved", anApproved],
  ] as const)("is over once the order is %s", async (_, make) => {
    const id = await make();
    await signInAs("buyer");
    const form = { ...(await edited(id)), version: await versionOf(id) };
    expect(await saveOrder(form)).toMatchObject({
      failure: { code: "purchase-orders.not-editable" },
    });
  });

  test("of an order of another branch is as if there were none (T-03)", async () => {
    const id = await aDraft();
    await signInAs("buyer", "XM02");
    const form = { ...(await edited(id)), version: 1 };
    expect(await saveOrder(form)).toMatchObject({ failure: { code: "core.gone" } });
    expect(await submitOrder({ id, version: 1 })).toMatchObject({ failure: { code: "core.gone" } });
    expect(await copyOrder({ id: uuid(), from: id })).toMatchObject({
      failure: { code: "core.gone" },
    });
  });
});
