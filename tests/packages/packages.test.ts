import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addPackage, changePackage } from "@/lib/packages/actions";
import { listPackages } from "@/lib/packages/list";
import { getPackage } from "@/lib/packages/profile";
import { addCategory, changeCategory, changeShootType } from "@/lib/packages/types/actions";
import { listShootTypes } from "@/lib/packages/types/queries";
import { findSome } from "@/lib/search/queries";
import { admin } from "../support/admin";
import { packageForm, storedCategory, storedPackage } from "../support/make/packages";
import { storedProduct } from "../support/make/suppliers";
import { branchId, signInAs } from "../support/session";

const versionsOf = (id: string) =>
  admin<{ version: number; content: Record<string, unknown> }[]>`
    select version, content from package_versions where package_id = ${id} order by version`;

describe("a package", () => {
  test("keeps every version as it was sold: its price, its products in words", async () => {
    const owner = await signInAs("owner");
    const album = await storedProduct({ name: "十二寸册", spec: "绒面" });
    const stored = await storedPackage({
      items: [{ productId: album.id, quantity: "2", photoSlots: "40" }],
    });
    const after = { ...stored, price: "6299", items: [] };
    const { shootTypeId: _type, ...form } = after;
    expect(await changePackage(form)).toMatchObject({ ok: true });
    const versions = await versionsOf(stored.id);
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(versions[0]?.content).toMatchObject({
      price: "599900",
      items: [{ name: "十二寸册", spec: "绒面", quantity: 2, photoSlots: 40 }],
    });
    expect(versions[1]?.content).toMatchObject({ price: "629900", items: [] });
    const shown = await getPackage(owner, stored.id);
    expect(shown?.versions[0]?.changes).toMatchObject([
      { fact: "price" },
      { item: { name: "十二寸册" }, before: 2, after: 0 },
    ]);
  });

  test("cannot be sold in a version that is not kept, and a kept one never changes", async () => {
    await signInAs("owner");
    const { id } = await storedPackage();
    await expect(admin`update packages set version = 7 where id = ${id}`).rejects.toMatchObject({
      constraint_name: "package_version_is_kept",
    });
    await expect(
      admin`update package_versions set content = '{}' where package_id = ${id}`,
    ).rejects.toThrow();
    await expect(admin`delete from package_versions where package_id = ${id}`).rejects.toThrow();
  });

  test("hides its floor price from who may not see it, in its versions too (M6)", async () => {
    await signInAs("owner");
    const { shootTypeId: _type, ...stored } = await storedPackage({ floorPrice: "4321" });
    await changePackage({ ...stored, floorPrice: "4320" });
    const sales = await signInAs("sales");
    const shown = await getPackage(sales, stored.id);
    expect(shown?.floorPrice).toBeNull();
    expect(
      JSON.stringify(shown, (_, one) => (typeof one === "bigint" ? `${one}` : one)),
    ).not.toMatch(/43[12]\d00/);
    expect((await listPackages(sales, { q: stored.code })).rows[0]?.floorPrice).toBeNull();
    const manager = await signInAs("branch_manager");
    expect((await getPackage(manager, stored.id))?.floorPrice).toBe(432_000n);
  });

  test("is found by its name, its initials and its code", async () => {
    const owner = await signInAs("owner");
    const { id, code } = await storedPackage({ name: "鼓浪屿旅拍" });
    for (const q of ["旅拍", "glylp", code.toLowerCase()])
      expect([q, (await listPackages(owner, { q })).rows.map((row) => row.id)]).toEqual([q, [id]]);
    expect((await findSome(owner, "glylp")).map((hit) => hit.id)).toContain(id);
  });

  test("refuses at the field what makes no sense, and writes nothing", async () => {
    await signInAs("owner");
    const category = await storedCategory();
    const product = await storedProduct();
    const twice = { productId: product.id, quantity: "1", photoSlots: "0" };
    const refused = async (change: Partial<ReturnType<typeof packageForm>>) => {
      const form = packageForm({ categoryId: category.id, ...change });
      const result = await addPackage(form);
      expect(await versionsOf(form.id)).toEqual([]);
      return result.ok ? {} : (result.failure.fields ?? {});
    };
    expect(await refused({ floorPrice: "6000" })).toEqual({
      floorPrice: ["packages.floor-above-price"],
    });
    expect(await refused({ deposit: "6000" })).toEqual({
      deposit: ["packages.deposit-above-price"],
    });
    expect(await refused({ price: "0", floorPrice: "0", deposit: "0" })).toEqual({
      price: ["packages.price-above-zero"],
    });
    expect(await refused({ validFrom: "2026-12-02", validUntil: "2026-12-01" })).toEqual({
      validUntil: ["packages.ends-before"],
    });
    expect(await refused({ validFrom: "2027-02-29" })).toEqual({ validFrom: ["core.not-a-day"] });
    expect(await refused({ shoots: "0" })).toEqual({ shoots: ["packages.count-above-zero"] });
    expect(await refused({ looks: "一套" })).toEqual({ looks: ["packages.count-wrong"] });
    expect(await refused({ items: [twice, twice] })).toEqual({
      "items.1.productId": ["packages.item-twice"],
    });
    expect(await refused({ items: [{ ...twice, productId: "" }] })).toEqual({
      "items.0.productId": ["packages.item-missing"],
    });
    expect(await refused({ items: [{ ...twice, productId: randomUUID() }] })).toEqual({
      "items.0.productId": ["packages.item-missing"],
    });
    expect(await refused({ categoryId: randomUUID() })).toEqual({
      categoryId: ["packages.category-missing"],
    });
  });

  test("takes full-width digits, and a branch that sells it must exist", async () => {
    await signInAs("owner");
    const { id } = await storedPackage({ looks: "３", branchIds: [await branchId("XM01")] });
    const [row] =
      await admin`select looks, cardinality(branch_ids) as places from packages where id = ${id}`;
    expect(row).toEqual({ looks: 3, places: 1 });
    const category = await storedCategory();
    const lost = await addPackage(
      packageForm({ categoryId: category.id, branchIds: [randomUUID()] }),
    );
    expect(lost).toMatchObject({ ok: false, failure: { code: "core.gone" } });
  });

  test("a code stands once, whatever its case; a stale save is told what is stored", async () => {
    await signInAs("owner");
    const { shootTypeId: _type, ...stored } = await storedPackage();
    const again = packageForm({ categoryId: stored.categoryId, code: stored.code.toLowerCase() });
    expect(await addPackage(again)).toMatchObject({
      failure: { fields: { code: ["packages.code-taken"] } },
    });
    await changePackage({ ...stored, name: "改过的名字" });
    expect(await changePackage({ ...stored, name: "迟到的名字" })).toMatchObject({
      failure: { code: "core.changed-by-others", stored: { name: "改过的名字", version: 2 } },
    });
  });

  test("is made and changed by managers and owners only", async () => {
    await signInAs("owner");
    const { shootTypeId: _type, ...stored } = await storedPackage();
    for (const role of ["sales", "cs_agent", "cashier", "buyer", "admin"] as const) {
      await signInAs(role);
      expect([role, await changePackage(stored)]).toMatchObject([
        role,
        { failure: { code: "core.forbidden" } },
      ]);
    }
    expect(await versionsOf(stored.id)).toHaveLength(1);
  });
});

describe("kinds of shoot", () => {
  test("carry what an order needs, and their categories with what is sold in each", async () => {
    const owner = await signInAs("owner");
    const { shootTypeId, categoryId } = await storedPackage({}, ["wedding_day"]);
    const type = (await listShootTypes(owner)).find(({ id }) => id === shootTypeId);
    expect(type).toMatchObject({
      required: ["wedding_day"],
      categories: [{ id: categoryId, sold: 1 }],
    });
  });

  test("a name stands once; a category's once in its kind", async () => {
    await signInAs("owner");
    const [one, other] = [await storedCategory(), await storedCategory()];
    const twice = await addCategory({ ...one, id: randomUUID() });
    expect(twice).toMatchObject({ failure: { fields: { name: ["packages.name-taken"] } } });
    expect(
      await addCategory({ id: randomUUID(), shootTypeId: other.shootTypeId, name: one.name }),
    ).toMatchObject({ ok: true });
    const [type] = await admin<{ name: string }[]>`
      select name from shoot_types where id = ${other.shootTypeId}`;
    const change = { id: one.shootTypeId, version: 1, name: type?.name ?? "", required: [] };
    expect(await changeShootType({ ...change, active: true })).toMatchObject({
      failure: { fields: { name: ["packages.name-taken"] } },
    });
  });

  test("a category out of use stays with its packages and is offered no more", async () => {
    const owner = await signInAs("owner");
    const { id, categoryId, code } = await storedPackage();
    const change = { id: categoryId, version: 1, name: `停 ${code}`, active: false };
    expect(await changeCategory(change)).toMatchObject({ ok: true });
    expect(await changeCategory(change)).toMatchObject({
      failure: { code: "core.changed-by-others" },
    });
    expect(await getPackage(owner, id)).toMatchObject({ category: `停 ${code}` });
    const { categories } = await listPackages(owner, {});
    expect(categories.find(({ value }) => value === categoryId)).toMatchObject({ active: false });
  });
});
