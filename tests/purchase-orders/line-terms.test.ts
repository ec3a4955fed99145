import { describe, expect, test } from "vitest";
import type { ProductChoice } from "@/components/products/find-products";
import { readyOn, recounted, soldBy, withProduct } from "@/components/purchase-orders/line-terms";
import { blankLine } from "@/components/purchase-orders/order-values";
import { fen, type Quantity } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";

const days = { today: "2026-11-27" as Day, due: "2026-12-04" };
const tier = (minQuantity: bigint, price: bigint) => ({
  minQuantity: (minQuantity * 1000n) as Quantity,
  price: fen(price),
});
const album = (offer: Partial<NonNullable<ProductChoice["offer"]>> | null): ProductChoice => ({
  ...{ value: "album", label: "12 寸蝴蝶册 绒面", sub: "HD-12", sku: "HD-12" },
  ...{ name: "12 寸蝴蝶册", spec: "绒面", unit: "本" },
  offer: offer && {
    supplierSku: "QH-77",
    leadDays: 7,
    tiers: [tier(1n, 6_800n), tier(50n, 6_150n)],
    ...offer,
  },
  lastPrice: { price: fen(7_000n), on: "2026-10-02" as Day },
});
const line = { ...blankLine(), quantity: "49" };

describe("a line that becomes a product", () => {
  test("takes the price of its quantity, the supplier's code, and what else it lacks", () => {
    expect(withProduct(line, album({}), null, days)).toMatchObject({
      ...{ productId: "album", name: "12 寸蝴蝶册", spec: "绒面", unit: "本" },
      ...{ unitPrice: "68.00", supplierSku: "QH-77", expectedOn: "" },
    });
    expect(withProduct({ ...line, quantity: "50" }, album({}), null, days).unitPrice).toBe("61.50");
  });

  test("keeps the price and the specification that were pasted with it", () => {
    const pasted = { ...line, unitPrice: "66.00", spec: "绒面烫金" };
    expect(withProduct(pasted, album({}), null, days)).toMatchObject({
      unitPrice: "66.00",
      spec: "绒面烫金",
    });
  });

  test("costs what it did the last time where the supplier has no price for it", () => {
    expect(withProduct(line, album(null), null, days)).toMatchObject({
      unitPrice: "70.00",
      supplierSku: "",
    });
  });
});

describe("a line's own date", () => {
  test("stands only where the product takes longer than the order has time", () => {
    expect(readyOn(album({ leadDays: 7 }), days)).toBe("");
    expect(readyOn(album({ leadDays: 20 }), days)).toBe("2026-12-17");
    expect(readyOn(album({ leadDays: 20 }), { ...days, due: "" })).toBe("2026-12-17");
    expect(readyOn(album(null), days)).toBe("");
  });

  test("goes with the product it came from, and stays when somebody typed it", () => {
    const slow = album({ leadDays: 20 });
    const dated = withProduct(line, slow, null, days);
    expect(dated.expectedOn).toBe("2026-12-17");
    expect(withProduct(dated, album({}), slow, days).expectedOn).toBe("");
    const typed = { ...dated, expectedOn: "2027-01-05" };
    expect(withProduct(typed, album({}), slow, days).expectedOn).toBe("2027-01-05");
  });
});

test("another supplier brings his code, price and time; the last one's code does not stay", () => {
  const bought = withProduct(line, album({}), null, days);
  const dearer = album({ supplierSku: "MS-1", tiers: [tier(1n, 7_200n)], leadDays: 20 });
  expect(soldBy(bought, dearer, album({}), days)).toMatchObject({
    ...{ supplierSku: "MS-1", unitPrice: "72.00", expectedOn: "2026-12-17" },
  });
  expect(soldBy(bought, album(null), album({}), days)).toMatchObject({
    ...{ supplierSku: "", unitPrice: "68.00" },
  });
});

test("another quantity finds its tier; a price that somebody agreed on stays", () => {
  const at = (quantity: string, unitPrice: string) => ({ ...line, quantity, unitPrice });
  expect(recounted(at("50", "68.00"), "49", album({}))).toBe("61.50");
  expect(recounted(at("49", "61.50"), "50", album({}))).toBe("68.00");
  expect(recounted(at("50", "65.00"), "49", album({}))).toBe("65.00");
  expect(recounted(at("", "68.00"), "49", album({}))).toBe("68.00");
});
