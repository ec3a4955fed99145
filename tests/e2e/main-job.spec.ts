import { expect, type Page, test } from "@playwright/test";
import { letterAbout, sheetAbout } from "./support/mailbox";
import { calculator, fillOrder, headOf, rowOf, saveDraft } from "./support/orders";
import { fits, isAccessible, signInByHand, someoneElse, withoutSession } from "./support/people";

// Each width has a supplier of its own: what one buyer orders from one supplier within a week is added up.
const jobs = {
  desktop: {
    supplier: "广州锦绘相册工厂",
    products: [
      { product: "12 寸绒面册", spec: "20 页", quantity: "3" },
      { product: "6 寸旅拍随身册", spec: "20 页", quantity: "12" },
    ],
  },
  phone: {
    supplier: "郑州印象手工册社",
    products: [
      { product: "12 寸亚麻布册", spec: "20 页", quantity: "3" },
      { product: "10 寸宝宝蝴蝶册", spec: "20 页", quantity: "12" },
    ],
  },
} as const;

test("an order travels from draft to the supplier's phone, and his answer back", async ({
  page: buyer,
  browser,
  isMobile,
}) => {
  test.setTimeout(300_000);
  const job = jobs[isMobile ? "phone" : "desktop"];
  await signInByHand(buyer, "buyer");

  const name =
    await test.step("the buyer writes three lines, and the total is a calculator's", async () => {
      const free = {
        product: "烫金腰封",
        spec: "按样",
        unit: "米",
        quantity: "2.375",
        price: "4,512.34",
      };
      await fillOrder(buyer, job.supplier, [...job.products, free]);
      await buyer.getByLabel("运费").fill("35.5");
      const lines = await Promise.all(
        [0, 1, 2].map(async (at) => ({
          quantity: await rowOf(buyer, at).getByLabel("数量").inputValue(),
          price: await rowOf(buyer, at).getByLabel("单价（元）").inputValue(),
        })),
      );
      expect(lines.map(({ price }) => price)).not.toContain("");
      const total = calculator(lines, "35.5");
      await expect(buyer.getByRole("status").getByText(total)).toBeVisible();
      await fits(buyer);
      await isAccessible(buyer);
      const draft = await saveDraft(buyer);
      await expect(buyer.getByText(total).first()).toBeVisible();
      await expect(buyer.getByText(/PO-XM01-\d\d-/)).toHaveCount(0);
      return draft;
    });

  await test.step("submitted, it is not his to approve", async () => {
    await buyer.getByRole("button", { name: "提交审核" }).click();
    await expect(buyer.getByText("待审核").first()).toBeVisible();
    await expect(buyer.getByRole("button", { name: "同意" })).toHaveCount(0);
    await expect(buyer.getByRole("button", { name: "生成推单" })).toHaveCount(0);
    await isAccessible(buyer);
    await fits(buyer);
  });

  await test.step("the manager approves it", async () => {
    const manager = await someoneElse(browser, "branch_manager", isMobile);
    await approve(manager, name, isMobile);
    await manager.context().close();
  });

  await test.step("above 10,000 yuan the owner has to approve it too", async () => {
    await buyer.reload();
    await expect(buyer.getByText("第 2 步，共 2 步")).toBeVisible();
    await expect(buyer.getByRole("heading", { level: 1, name })).toBeVisible();
    const owner = await someoneElse(browser, "owner", isMobile);
    await approve(owner, name, isMobile);
    await owner.context().close();
  });

  const number = await test.step("with the last approval comes the official number", async () => {
    await buyer.reload();
    return headOf(buyer, /^PO-XM01-\d\d-\d{6}$/);
  });

  const push = await test.step("生成推单, read back, confirmed, submitted", async () => {
    await buyer.getByRole("button", { name: "生成推单" }).click();
    await expect(buyer.getByRole("heading", { name: "确认推单" })).toBeVisible();
    await expect(buyer.getByRole("link", { name: number }).first()).toBeVisible();
    const submit = buyer.getByRole("button", { name: "提交推单" });
    await expect(submit).toBeDisabled();
    for (const warning of await buyer.getByRole("checkbox").all()) await warning.check();
    await buyer.getByRole("button", { name: "确认无误" }).click();
    await submit.click();
    const head = await headOf(buyer, /^推单 TD-XM01-/);
    return head.replace("推单 ", "");
  });

  const link =
    await test.step("the letter comes within a minute, and says so on the page", async () => {
      const letter = await letterAbout(push);
      const found = /https?:\/\/\S+?\/p\/[\w-]+/.exec(letter)?.[0] ?? "";
      expect(found).not.toBe("");
      const sheet = sheetAbout(push);
      expect(sheet.name).toBe(`${push}-A-v1.pdf`);
      expect(sheet.bytes.subarray(0, 5).toString()).toBe("%PDF-");
      expect(sheet.bytes.toString("latin1").trimEnd()).toMatch(/%%EOF$/);
      await expect(buyer.getByText("已发送").first()).toBeVisible();
      await expect(buyer.getByText("未查看").first()).toBeVisible();
      return found;
    });

  await test.step("the supplier reads it without signing in, on his phone without scripts, and the buyer sees that he did", async () => {
    for (const width of [390, 1366]) {
      const scripts = width > 390;
      const supplier = await withoutSession(browser, width, scripts);
      await supplier.goto(link);
      await expect(supplier.getByRole("heading", { level: 1 })).toContainText(push);
      for (const { product, quantity } of job.products) {
        await expect(supplier.getByText(product).first()).toBeVisible();
        await expect(supplier.getByText(new RegExp(`^${quantity}\\b`)).first()).toBeVisible();
      }
      await expect(supplier.getByText("2.375").first()).toBeVisible();
      await expect(supplier.getByRole("textbox")).toHaveCount(0);
      await expect(supplier.locator("input, textarea, select, form")).toHaveCount(0);
      await expect(supplier.getByText(/客人|顾客|新娘|新郎|手机号/)).toHaveCount(0);
      if (scripts) await isAccessible(supplier);
      await fits(supplier);
      // What opens a page without running it may be a machine: it is no view.
      if (scripts) await expect(buyer.getByText("已查看").first()).toBeVisible();
      else await expect(buyer.getByText("未查看").first()).toBeVisible();
      await supplier.context().close();
    }
  });

  await test.step("what he said on the phone is written down in one press", async () => {
    await buyer.getByRole("button", { name: "接受", exact: true }).click();
    await expect(buyer.getByText("已答复").first()).toBeVisible();
    await isAccessible(buyer);
    await fits(buyer);
  });

  await test.step("a revoked link is dead at once", async () => {
    const links = buyer.getByRole("listitem").filter({ hasText: "有效到" });
    await links.getByRole("button", { name: "作废" }).click();
    const asked = buyer.getByRole("dialog");
    await asked.getByRole("button", { name: "发错人" }).click();
    await asked.getByRole("button", { name: "作废", exact: true }).click();
    await expect(buyer.getByText("已作废：发错人")).toBeVisible();
    const supplier = await withoutSession(browser, 390);
    const answer = await supplier.goto(link);
    expect(answer?.status()).toBe(404);
    await expect(supplier.getByText("链接已失效").first()).toBeVisible();
    await expect(supplier.getByText(job.products[0].product)).toHaveCount(0);
    await supplier.context().close();
  });
});

/** From the message: two taps on the phone, the key A and the answer on the desk. */
async function approve(manager: Page, name: string, phone: boolean): Promise<void> {
  await manager.goto("/inbox");
  await manager.getByText(name).first().click();
  await expect(manager.getByText("上次").first()).toBeVisible();
  await isAccessible(manager);
  await fits(manager);
  if (phone) await manager.getByRole("button", { name: "同意" }).tap();
  else await manager.keyboard.press("a");
  await manager.getByRole("button", { name: "确认同意" }).click();
  // The next card, or the list: this one is done.
  await expect(manager.getByRole("heading", { level: 1, name })).toHaveCount(0);
}
