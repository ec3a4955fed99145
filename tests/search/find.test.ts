import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { withTx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { initialsToFind } from "@/lib/core/pinyin";
import { ranks } from "@/lib/core/rank";
import { read } from "@/lib/purchase-orders/access";
import { functionsOf } from "@/lib/search/functions";
import { find, findSome } from "@/lib/search/queries";
import { remember, searchedBy } from "@/lib/search/writes";
import { read as readSuppliers } from "@/lib/suppliers/access";
import { branchId, signInAs } from "../support/session";

let buyer: Staff;
let other: Staff;
const entry = async (branch: "XM01" | "XM02", title: string, ...words: string[]) => {
  const id = uuid();
  const author = branch === "XM01" ? buyer : other;
  await withTx(contextOf(author), async (tx) =>
    remember(tx, {
      id,
      document: "purchase-order",
      branchId: await branchId(branch),
      departmentId: null,
      ownerId: author.id,
      openedBy: read,
      title,
      subtitle: "青禾相册工坊",
      words,
    }),
  );
  return id;
};
const titles = async (who: Staff, text: string) =>
  (await find(who, text, { kinds: ["purchase-order"] })).rows.map(({ title }) => title);

beforeAll(async () => {
  other = await signInAs("buyer", "XM02");
  buyer = await signInAs("buyer");
  await entry("XM01", "PO-XM01-26-000123", "12 寸蝴蝶册", "林晓雯");
  await entry("XM01", "PO-XM01-26-000124", "水晶摆台 50%_折");
  await entry("XM02", "PO-XM02-26-000123", "12 寸蝴蝶册");
});

describe("search", () => {
  test.each([
    ["the whole number", "PO-XM01-26-000123"],
    ["its last digits", "000123"],
    ["without the zeros", "123"],
    ["one Chinese character", "蝴"],
    ["characters inside a name", "蝶册"],
    ["pinyin initials of the supplier", "qhxc"],
    ["two words in any order", "林晓雯 蝴蝶册"],
  ])("finds by %s", async (_, text) => {
    expect(await titles(buyer, text)).toContain("PO-XM01-26-000123");
  });

  test("finds what is typed and not what it could mean to a pattern", async () => {
    expect(await titles(buyer, "50%_折")).toEqual(["PO-XM01-26-000124"]);
    for (const text of ["%", "_", "\\", "' or 1=1 --", "   ", "-"])
      expect(await titles(buyer, text)).toEqual([]);
  });

  test("shows nobody another branch's documents, nor a desk he has no business at (PM-07)", async () => {
    expect(await titles(buyer, "蝴蝶册")).toEqual(["PO-XM01-26-000123"]);
    expect(await titles(other, "蝴蝶册")).toEqual(["PO-XM02-26-000123"]);
    const owner = await signInAs("owner");
    expect(await titles(owner, "蝴蝶册")).toHaveLength(2);
    const retoucher = await signInAs("retoucher");
    expect(await titles(retoucher, "蝴蝶册")).toEqual([]);
    expect(await findSome(retoucher, "蝴蝶册")).toEqual([]);
  });

  test("goes on where the page ended, every document once", async () => {
    for (let i = 200; i < 240; i += 1) await entry("XM01", `PO-XM01-26-000${i}`, "相框挂件");
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof find>> = await find(buyer, "挂件", {
        kinds: ["purchase-order"],
        after: after ?? undefined,
        limit: 7,
      });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.after;
    } while (after);
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBe(40);
  });

  test("lists the one that is called so first, then what bears a name, then orders and pushes", async () => {
    const named = async (document: string, title: string, subtitle: string) => {
      await withTx(contextOf(buyer), (tx) =>
        remember(tx, {
          ...{ id: uuid(), document, branchId: null, departmentId: null, ownerId: null },
          ...{ openedBy: document === "supplier" ? readSuppliers : null, title, subtitle },
          words: [initialsToFind(title)],
        }),
      );
    };
    await named("supplier", "山岚框业", "SL-7");
    for (let i = 0; i < 8; i += 1) await named("supplier", `泉州山岚框业 ${i} 店`, `QZ-${i}`);
    await named("product", "山岚木框", "MK-1");
    await entry("XM01", "PO-XM01-26-000777", "山岚框业");
    const first = async (text: string) => (await findSome(buyer, text))[0]?.title;
    const kinds = async (text: string) =>
      (await findSome(buyer, text)).map(({ document }) => document);
    for (const text of ["山岚框业", "山岚框", "slky", "SLKY", "slk", "sl-7"])
      expect([text, await first(text)]).toEqual([text, "山岚框业"]);
    expect(await kinds("山岚")).toEqual([
      ...Array(6).fill("supplier"),
      "product",
      "purchase-order",
    ]);
    const whole = (await findSome(buyer, "777")).find(({ rank }) => rank === ranks.same);
    expect(whole?.title).toBe("PO-XM01-26-000777");
    expect((await findSome(buyer, "山岚框业")).at(-1)).toMatchObject({
      document: "purchase-order",
      rank: ranks.within,
    });
  });

  test("offers functions by name and initials, only those the role opens", () => {
    const words = functionsOf(buyer, (key) => (key === "purchase-orders.title" ? "采购单" : key));
    const orders = words.find(({ href }) => href === "/purchase-orders");
    expect(orders?.words).toContain("cgd");
    expect(words.some(({ href }) => href.startsWith("/admin"))).toBe(false);
  });

  test("knows the initials and the end of the number", () => {
    expect(searchedBy(["PO-XM01-26-000123", "青禾 相册", "青禾"])).toBe(
      "PO-XM01-26-000123 青禾 相册 qh xc 000123 123",
    );
  });
});
