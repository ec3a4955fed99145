import { beforeAll, describe, expect, test } from "vitest";
import { draftPush } from "@/lib/pushes/draft-actions";
import { timesUsual } from "@/lib/pushes/rules";
import { admin } from "../support/admin";
import {
  aLine,
  anApproved,
  aProduct,
  aSupplier,
  openStudio,
  orderRow,
  soon,
} from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aChannel,
  aDepartment,
  aGenerated,
  aPushDraft,
  aPushForm,
  pushLine,
  submitted,
  warnings,
} from "../support/make/pushes";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

/** A product and its supplier, reached by e-mail, so that only what a test is about warns. */
async function goods(leadDays = 0) {
  const [supplierId, productId] = [await aSupplier(), await aProduct()];
  await aChannel(supplierId);
  await admin`update suppliers set lead_days = ${leadDays} where id = ${supplierId}`;
  return { supplierId, productId };
}
type Goods = Awaited<ReturnType<typeof goods>>;

/** The push of an approved order for so many, not yet submitted. */
const pushOf = async ({ supplierId, productId }: Goods, quantity: string, price = "10.00") =>
  (await aGenerated({ supplierId, lines: [aLine(price, quantity, productId)] })).id;

/** Pushed and done with: usual, and no longer on its way. */
async function usually(of: Goods, ...quantities: string[]) {
  for (const quantity of quantities) {
    const id = await pushOf(of, quantity);
    await submitted(id);
    await admin`update pushes set status = 'closed', ended_at = now() where id = ${id}`;
  }
}

/** What is said of it, without the word on APP_URL, which is not set in tests. */
const said = async (id: string, code?: string) =>
  (await warnings(id)).filter((one) =>
    code ? one.code === code : one.code !== "pushes.warn-no-address",
  );

describe("P4 more than three times the usual quantity", () => {
  test.each([
    ["30", null],
    ["30.001", 3],
    ["40", 4],
    ["105", 10.5],
  ])("%s where ten are usual: %s", (typed, times) => {
    const thousandths = BigInt(Math.round(Number(typed) * 1000)) as Parameters<
      typeof timesUsual
    >[0];
    expect(timesUsual(thousandths, 10_000n as Parameters<typeof timesUsual>[1])).toBe(times);
  });

  test("warns with the usual quantity and how many times it is", async () => {
    const of = await goods();
    await usually(of, "8", "12");
    const [warning, ...others] = await said(await pushOf(of, "40"), "pushes.warn-much");
    expect(others).toEqual([]);
    expect(warning?.params).toEqual({
      ...{ name: "12 寸蝴蝶册", quantity: "40", unit: "本", usual: "10", times: 4 },
    });
  });

  test("boxes are measured by boxes: what is usual of single pieces says nothing of them", async () => {
    const of = await goods();
    await usually(of, "100", "100");
    const lines = [{ ...aLine("90.00", "4", of.productId), unit: "箱" }];
    const boxes = async (quantity = "4") =>
      (
        await aGenerated({
          supplierId: of.supplierId,
          lines: lines.map((line) => ({ ...line, quantity })),
        })
      ).id;
    for (let n = 0; n < 2; n += 1) {
      const id = await boxes();
      await submitted(id);
      await admin`update pushes set status = 'closed', ended_at = now() where id = ${id}`;
    }
    const [much] = await said(await boxes("20"), "pushes.warn-much");
    expect(much?.params).toMatchObject({ quantity: "20", unit: "箱", usual: "4", times: 5 });
    const [pieces] = await said(await pushOf(of, "400"), "pushes.warn-much");
    expect(pieces?.params).toMatchObject({ quantity: "400", unit: "本", usual: "100", times: 4 });
  });

  test("pieces and boxes of one product in one push are not added up", async () => {
    const of = await goods();
    await usually(of, "10", "10");
    const lines = [aLine("10.00", "30", of.productId), aLine("10.00", "30", of.productId)];
    const mixed = lines.map((line, at) => ({ ...line, unit: at ? "箱" : "本" }));
    const { id } = await aGenerated({ supplierId: of.supplierId, lines: mixed });
    expect(await said(id, "pushes.warn-much")).toEqual([]);
  });

  test("three times is still usual, and once before is no habit", async () => {
    const of = await goods();
    await usually(of, "10");
    expect(await said(await pushOf(of, "90"), "pushes.warn-much")).toEqual([]);
    await usually(of, "10");
    expect(await said(await pushOf(of, "30"), "pushes.warn-much")).toEqual([]);
  });

  test("what was pushed more than three months ago, or by another branch, is not what is usual", async () => {
    const of = await goods();
    await usually(of, "10", "10");
    await admin`update pushes set created_at = now() - interval '100 days' where id in
      (select push_id from push_lines where product_id = ${of.productId})`;
    expect(await said(await pushOf(of, "90"), "pushes.warn-much")).toEqual([]);
  });

  test("the parts of several targets count together", async () => {
    const of = await goods();
    await usually(of, "10", "10");
    const targets = [
      { kind: "department" as const, id: (await aDepartment()).id },
      { kind: "branch" as const, id: (await aBranchInbox()).id },
    ];
    const id = await aPushDraft({ targets, lines: [pushLine(["20", "20"], of.productId)] });
    const much = await said(id, "pushes.warn-much");
    expect(much.map(({ params }) => params.times)).toEqual([4, 4]);
  });
});

describe("P4 goods that are already on their way", () => {
  test("names the push or the order, and how many are on it", async () => {
    const of = await goods();
    const first = await pushOf(of, "5");
    const { number } = await submitted(first);
    const [open] = await said(await pushOf(of, "6"), "pushes.warn-open");
    expect(open?.params).toMatchObject({ document: number, quantity: "5", unit: "本" });
    const ordered = await goods();
    const orderId = await anApproved({
      supplierId: ordered.supplierId,
      lines: [aLine("10.00", "7", ordered.productId)],
    });
    const [other] = await said(await pushOf(ordered, "6"), "pushes.warn-open");
    const { number: order } = await orderRow(orderId);
    expect(other?.params).toMatchObject({ document: order, quantity: "7" });
  });

  test("names what is on its way in its own unit, and first what is in the same", async () => {
    const of = await goods();
    const boxed = async (quantity: string) => {
      const line = { ...aLine("90.00", quantity, of.productId), unit: "箱" };
      return (await aGenerated({ supplierId: of.supplierId, lines: [line] })).id;
    };
    const single = await submitted(await pushOf(of, "5"));
    const [open] = await said(await boxed("2"), "pushes.warn-open");
    expect(open?.params).toMatchObject({ document: single.number, quantity: "5", unit: "本" });
    const box = await submitted(await boxed("3"));
    const [pieces] = await said(await pushOf(of, "6"), "pushes.warn-open");
    expect(pieces?.params).toMatchObject({ document: single.number, quantity: "5", unit: "本" });
    const [boxes] = await said(await boxed("2"), "pushes.warn-open");
    expect(boxes?.params).toMatchObject({ document: box.number, quantity: "3", unit: "箱" });
  });

  test("neither the push itself nor its own order is on its way before it", async () => {
    const of = await goods();
    const id = await pushOf(of, "5");
    expect(await said(id)).toEqual([]);
  });

  test("what another branch has on its way says nothing here", async () => {
    const of = await goods();
    const id = await pushOf(of, "5");
    await submitted(id);
    const elsewhere = await branchId("XM02");
    await signInAs("buyer", "XM02");
    const department = await aDepartment("仓储部", "warehouse", "XM02");
    const form = {
      branchId: elsewhere,
      targets: [{ kind: "department" as const, id: department.id }],
      lines: [pushLine(["5"], of.productId)],
    };
    const other = await aPushForm(form);
    await signInAs("buyer", "XM02");
    expect(await draftPush(other)).toMatchObject({ ok: true });
    expect(await said(other.id, "pushes.warn-open")).toEqual([]);
  });
});

describe("P4 days, prices and ways", () => {
  test("a day before the lead time says the first day that is possible; that day itself is fine", async () => {
    const of = await goods(20);
    const [soonest] = await said(await pushOf(of, "5"), "pushes.warn-soon");
    expect(soonest?.params).toMatchObject({ days: 20, from: soon(20), dueOn: soon() });
    const inTime = await aGenerated({
      supplierId: of.supplierId,
      expectedOn: soon(20),
      lines: [aLine("10.00", "5", of.productId)],
    });
    expect(await said(inTime.id, "pushes.warn-soon")).toEqual([]);
  });

  test("a price above the last of the same supplier, not of another", async () => {
    const [of, other] = [await goods(), await goods()];
    await usually(of, "5");
    const [dearer] = await said(await pushOf(of, "5", "10.01"), "pushes.warn-dearer");
    expect(dearer?.params).toMatchObject({ price: "10.01", last: "10.00" });
    const elsewhere = { ...other, productId: of.productId };
    expect(await said(await pushOf(elsewhere, "5", "12.00"), "pushes.warn-dearer")).toEqual([]);
    expect(await said(await pushOf(of, "5", "9.99"), "pushes.warn-dearer")).toEqual([]);
  });

  test("a box is not dearer than a piece: prices are compared in the same unit", async () => {
    const of = await goods();
    await usually(of, "5");
    const boxed = async (price: string) => {
      const line = { ...aLine(price, "1", of.productId), unit: "箱" };
      return (await aGenerated({ supplierId: of.supplierId, lines: [line] })).id;
    };
    const first = await boxed("90.00");
    expect(await said(first, "pushes.warn-dearer")).toEqual([]);
    const [dearer] = await said(await boxed("95.00"), "pushes.warn-dearer");
    expect(dearer?.params).toMatchObject({ price: "95.00", last: "90.00" });
  });

  test("a supplier without a channel in use is to be reached by hand", async () => {
    const of = await goods();
    await admin`update supplier_channels set active = false where supplier_id = ${of.supplierId}`;
    const found = await said(await pushOf(of, "5"));
    expect(found.map(({ code }) => code)).toEqual(["pushes.warn-no-channel"]);
  });

  test("without APP_URL the link opens here only; a push to a department has no link", async () => {
    const of = await goods();
    const codes = async (id: string) => (await warnings(id)).map(({ code }) => code);
    const id = await pushOf(of, "5");
    expect(await codes(id)).toEqual(["pushes.warn-no-address"]);
    process.env.APP_URL = "https://erp.example.com";
    expect(await codes(id)).toEqual([]);
    process.env.APP_URL = "";
    expect(await codes(await aPushDraft())).toEqual([]);
  });
});
