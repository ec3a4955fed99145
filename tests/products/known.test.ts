import { beforeAll, describe, expect, test } from "vitest";
import { changeProduct } from "@/lib/products/actions";
import { knownInput, knownProducts } from "@/lib/products/known";
import { admin } from "../support/admin";
import { storedProduct, storedSupplier } from "../support/make/suppliers";
import { signInAs } from "../support/session";

/** What the supplier calls it, how long he takes, and two tiers: 68.00, and 61.50 from fifty on. */
async function offered(supplierId: string, productId: string, sku: string): Promise<void> {
  const [item] = await admin<{ id: string }[]>`
    insert into supplier_items ${admin({
      ...{ id: crypto.randomUUID(), supplier_id: supplierId, product_id: productId },
      ...{ supplier_sku: sku, lead_days: 20 },
    })} returning id`;
  for (const [least, price] of [
    [1_000, 6_800],
    [50_000, 6_150],
  ] as const)
    await admin`insert into supplier_prices (id, item_id, min_quantity, price, valid_from, created_by)
      select ${crypto.randomUUID()}, ${item?.id ?? ""}, ${least}::numeric / 1000, ${price}, '2020-01-01', s.created_by
      from suppliers s where s.id = ${supplierId}`;
}

describe("pasted words become products", () => {
  let supplier = "";
  const ids: Record<string, string> = {};
  const find = async (...words: [name: string, spec?: string][]) => {
    const buyer = await signInAs("buyer");
    const asked = words.map(([name, spec = ""]) => ({ name, spec }));
    const { matched } = await knownProducts(
      buyer,
      knownInput.parse({ supplierId: supplier, words: asked }),
    );
    return matched.map((id) => Object.keys(ids).find((key) => ids[key] === id) ?? null);
  };

  beforeAll(async () => {
    await signInAs("buyer");
    supplier = (await storedSupplier()).id;
    for (const [key, name, spec, sku] of [
      ["small", "琉璃册", "8 寸", "LL-8"],
      ["large", "琉璃册", "12 寸", "LL-12"],
      ["box", "礼盒 酒红", "", "BOX-R"],
      ["his", "同名册", "绒面", "TM-1"],
      ["other", "同名册", "缎面", "TM-2"],
    ] as const)
      ids[key] = (await storedProduct({ name, spec, sku })).id;
    await offered(supplier, ids.his ?? "", "QH-77");
  });

  test("by our code or the supplier's own, in either case and width", async () => {
    expect(await find(["LL-8"], ["ll-12"], ["ＢＯＸ－Ｒ"], ["qh-77"])).toEqual([
      "small",
      "large",
      "box",
      "his",
    ]);
  });

  test("by name and specification, in two cells or in one, blanks aside", async () => {
    expect(await find(["琉璃册", "12寸"], ["琉璃册 8 寸"], ["礼盒酒红"])).toEqual([
      "large",
      "small",
      "box",
    ]);
  });

  test("by the name alone only where it names one; the supplier's own counts before another's", async () => {
    expect(await find(["琉璃册"], ["同名册"], ["同名册", "缎面"])).toEqual([null, "his", "other"]);
  });

  test("and stay words when nothing is called so, or the specification is another", async () => {
    expect(await find(["没有这种"], ["礼盒 酒红", "墨绿"], ["琉"], [""])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("a product that is no longer bought is not matched", async () => {
    await signInAs("buyer");
    const form = await storedProduct({ name: "停产册", spec: "", sku: "TC-9" });
    await changeProduct({ ...form, active: false });
    const buyer = await signInAs("buyer");
    const asked = knownInput.parse({ ids: [form.id], words: [{ name: "TC-9", spec: "" }] });
    expect(await knownProducts(buyer, asked)).toEqual({ rows: [], matched: [null] });
  });

  test("with the supplier's tiers and time; for who may not see prices, without them (S9)", async () => {
    const asked = knownInput.parse({ supplierId: supplier, ids: [ids.his] });
    const { rows } = await knownProducts(await signInAs("buyer"), asked);
    expect(rows[0]?.offer).toMatchObject({
      supplierSku: "QH-77",
      leadDays: 20,
      tiers: [
        { minQuantity: 1_000n, price: 6_800n },
        { minQuantity: 50_000n, price: 6_150n },
      ],
    });
    const sales = await knownProducts(await signInAs("sales"), asked);
    expect(sales.rows[0]).toMatchObject({ offer: null, lastPrice: null });
  });

  test("more than an order holds is not asked", () => {
    const words = Array.from({ length: 201 }, () => ({ name: "册", spec: "" }));
    expect(knownInput.safeParse({ words }).success).toBe(false);
  });
});
