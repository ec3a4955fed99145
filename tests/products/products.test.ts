import { describe, expect, test } from "vitest";
import { addProduct, changeProduct } from "@/lib/products/actions";
import { exportColumns } from "@/lib/products/columns";
import { listProducts } from "@/lib/products/list";
import { getProduct } from "@/lib/products/profile";
import { findProducts } from "@/lib/products/queries";
import { admin } from "../support/admin";
import { productForm, storedProduct } from "../support/make/suppliers";
import { signInAs } from "../support/session";

const rowOf = async (id: string) => (await admin`select * from products where id = ${id}`)[0];

describe("a product", () => {
  test("is found by name, specification, pinyin initials and sku, in any order (row 9)", async () => {
    const buyer = await signInAs("buyer");
    const { id, sku } = await storedProduct({ name: "18 寸琉璃主册", spec: "44 页" });
    for (const asked of ["琉璃主册", "llzc", sku.toLowerCase(), "44页 琉璃", "18寸琉璃"]) {
      const found = await findProducts(buyer, asked);
      expect([asked, found.map((one) => one.id)]).toEqual([asked, [id]]);
    }
    expect(await findProducts(buyer, "_%")).toEqual([]);
  });

  test("that is retired is offered no more, and old documents keep it", async () => {
    const buyer = await signInAs("buyer");
    const form = await storedProduct({ name: "停产的瓷盘摆台" });
    expect(await changeProduct({ ...form, active: false })).toMatchObject({ ok: true });
    expect(await findProducts(buyer, "瓷盘摆台")).toEqual([]);
    expect((await listProducts(buyer, { q: "瓷盘摆台" })).rows).toEqual([]);
    expect((await listProducts(buyer, { q: "瓷盘摆台", retired: true })).rows).toHaveLength(1);
    expect(await getProduct(buyer, form.id)).toMatchObject({ active: false });
  });

  test("shows its cost and suppliers only to who may see them, in the export too (S9)", async () => {
    await signInAs("buyer");
    const { id, sku } = await storedProduct({ cost: "123.45" });
    const sales = await signInAs("sales");
    expect(await getProduct(sales, id)).toMatchObject({ cost: null, purchase: null });
    const { rows } = await listProducts(sales, { q: sku });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ cost: null, suppliers: [] });
    const cells = exportColumns((key) => key, false).map(({ cell }) => rows[0] && cell(rows[0]));
    expect(cells).not.toContain("123.45");
    expect((await findProducts(sales, sku))[0]).toMatchObject({ offer: null, lastPrice: null });
  });

  test("is not added by who may only read, and nothing is written", async () => {
    await signInAs("sales");
    const form = productForm();
    expect(await addProduct(form)).toMatchObject({ failure: { code: "core.forbidden" } });
    expect(await rowOf(form.id)).toBeUndefined();
  });

  test("keeps its own sku, and a stale save shows what is stored (S3)", async () => {
    await signInAs("buyer");
    const form = await storedProduct();
    expect(await addProduct(productForm({ sku: form.sku.toLowerCase() }))).toMatchObject({
      failure: { fields: { sku: ["products.sku-taken"] } },
    });
    await changeProduct({ ...form, unit: "套" });
    expect(await changeProduct({ ...form, unit: "件" })).toMatchObject({
      failure: { code: "core.changed-by-others", stored: { unit: "套", version: 2 } },
    });
  });

  test("takes no field that its form does not have (T-18)", async () => {
    await signInAs("buyer");
    const form = await storedProduct();
    const before = await rowOf(form.id);
    for (const column of Object.keys(before ?? {}).filter((one) => !(one in form))) {
      const more = { ...form, [column]: "1" } as typeof form;
      expect(await changeProduct(more)).toMatchObject({ failure: { code: "core.invalid" } });
    }
    expect(await rowOf(form.id)).toEqual(before);
  });

  test.each([
    ["salePrice", "1.005", "core.at-most-two-decimals"],
    ["salePrice", "-1", "core.not-an-amount"],
    ["cost", "=1+1", "core.not-an-amount"],
    ["name", "", "core.required"],
    ["name", "长".repeat(10_000), "core.too-long"],
    ["spec", "长".repeat(10_000), "core.too-long"],
    ["unit", "", "core.required"],
    ["productionDays", "1.5", "products.days-wrong"],
  ] as const)("refuses %s = %s", async (field, value, word) => {
    await signInAs("buyer");
    expect(await addProduct(productForm({ [field]: value }))).toMatchObject({
      failure: { fields: { [field]: [word] } },
    });
  });

  test("takes emoji, tags and formulas as plain text", async () => {
    const buyer = await signInAs("buyer");
    for (const text of ["相册 📷", "<script>alert(1)</script>", '=HYPERLINK("http://x","y")']) {
      const { id } = await storedProduct({ name: text, spec: text });
      expect(await getProduct(buyer, id)).toMatchObject({ name: text, spec: text });
    }
  });
});
