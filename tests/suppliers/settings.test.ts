import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Quantity } from "@/db/units";
import { zoneOf } from "@/lib/core/branch";
import { addDays, dayIn } from "@/lib/core/time";
import { findProducts } from "@/lib/products/queries";
import {
  addChannel,
  changeChannel,
  removeChannel,
  testChannel,
} from "@/lib/suppliers/channels/actions";
import { addContact, removeContact, revealMobile } from "@/lib/suppliers/contacts/actions";
import { offerProduct, setPrices } from "@/lib/suppliers/items/actions";
import { getItem } from "@/lib/suppliers/items/queries";
import { getSupplier } from "@/lib/suppliers/profile";
import { priceAt } from "@/lib/suppliers/rules";
import { admin } from "../support/admin";
import { storedProduct, storedSupplier } from "../support/make/suppliers";
import { signInAs } from "../support/session";

const contact = (supplierId: string) => ({
  id: randomUUID(),
  supplierId,
  name: "陈阿明",
  email: "am@qinghe.example",
  mobile: "13812342207",
  receivesPush: true,
});

describe("a contact's phone", () => {
  test("is stored sealed, shown masked, and the whole number is an act that is logged", async () => {
    const buyer = await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const wanted = contact(supplierId);
    expect(await addContact(wanted)).toMatchObject({ ok: true });
    const [row] = await admin`select * from supplier_contacts where id = ${wanted.id}`;
    expect(row?.mobile_last4).toBe("2207");
    expect(row?.mobile_sealed.toString("latin1")).not.toContain("1381234");
    const shown = await getSupplier(buyer, supplierId);
    expect(shown?.contacts[0]).toMatchObject({ mobile: "138****2207", mayReveal: true });

    expect(await revealMobile({ id: wanted.id }, randomUUID())).toEqual({
      ok: true,
      data: { mobile: "13812342207" },
    });
    const logged =
      await admin`select 1 from audit_log where act = 'suppliers.reveal-mobile' and document_id = ${supplierId}`;
    expect(logged).toHaveLength(1);
    const leaked =
      await admin`select 1 from idempotency_keys where answer::text like '%13812342207%'
      union all select 1 from audit_log where after::text like '%13812342207%'`;
    expect(leaked).toHaveLength(0);
  });

  test("is not shown to who may not see it whole", async () => {
    await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const wanted = contact(supplierId);
    await addContact(wanted);
    const warehouse = await signInAs("warehouse");
    expect((await getSupplier(warehouse, supplierId))?.contacts[0]?.mayReveal).toBe(false);
    expect(await revealMobile({ id: wanted.id })).toMatchObject({
      failure: { code: "core.forbidden" },
    });
  });

  test("goes with the contact who is removed", async () => {
    const buyer = await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const wanted = contact(supplierId);
    await addContact(wanted);
    await removeContact({ id: wanted.id });
    expect((await getSupplier(buyer, supplierId))?.contacts).toEqual([]);
  });
});

describe("a channel", () => {
  const webhook = (supplierId: string) => ({
    id: randomUUID(),
    supplierId,
    kind: "webhook" as const,
    label: "接单系统",
    address: "https://erp.qinghe.example/hooks/9f1c2d7e",
    secret: "whsec_abcdefghijklmnopqrstuvwxyz012345",
    active: true,
  });

  const without = <T extends { supplierId: string }>({ supplierId: _, ...rest }: T) => rest;

  test("never gives its address or secret back (T-21)", async () => {
    const buyer = await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const wanted = webhook(supplierId);
    expect(await addChannel(wanted)).toMatchObject({ ok: true });
    const shown = JSON.stringify((await getSupplier(buyer, supplierId))?.channels);
    expect(shown).toContain("erp.qinghe.example/…");
    expect(shown).not.toContain("9f1c2d7e");
    expect(shown).not.toContain("whsec_");
    const { supplierId: _, ...rest } = wanted;
    const kept = { ...rest, version: 1, label: "新名称", address: "", secret: "" };
    expect(await changeChannel(kept)).toMatchObject({ ok: true });
    const [row] = await admin`select * from supplier_channels where id = ${wanted.id}`;
    expect(row).toMatchObject({ label: "新名称", version: 2 });
    expect(row?.secret_sealed).not.toBeNull();
    await removeChannel({ id: wanted.id });
    expect((await getSupplier(buyer, supplierId))?.channels).toEqual([]);
  });

  test("takes only addresses that may be called (T-20)", async () => {
    await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    for (const address of [
      "http://erp.qinghe.example/hook",
      "https://erp.qinghe.example:8080/hook",
      "https://u:p@erp.qinghe.example/",
      "javascript:alert(1)",
      "erp.qinghe.example",
    ])
      expect(await addChannel({ ...webhook(supplierId), address })).toMatchObject({
        failure: { fields: { address: ["suppliers.web-address-wrong"] } },
      });
    const mail = { ...webhook(supplierId), kind: "email" as const, secret: "" };
    expect(await addChannel({ ...mail, address: "接单邮箱" })).toMatchObject({
      failure: { fields: { address: ["core.not-an-email"] } },
    });
  });

  const secretOf = { webhook: "whsec_", dingtalk: "SEC" };
  const longSecret = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";

  test.each([
    ["webhook", "", "suppliers.secret-missing"],
    ["webhook", longSecret, "suppliers.secret-of-webhook"],
    ["webhook", "whsec_short", "suppliers.secret-of-webhook"],
    [
      "webhook",
      "whsec_不是base64的密钥不是base64的密钥不是base64的密钥",
      "suppliers.secret-of-webhook",
    ],
    ["dingtalk", "", "suppliers.secret-missing"],
    ["dingtalk", longSecret, "suppliers.secret-of-dingtalk"],
  ] as const)(
    "a %s with the secret “%s” is refused when it is entered",
    async (kind, secret, code) => {
      await signInAs("buyer");
      const { id: supplierId } = await storedSupplier();
      const address =
        kind === "dingtalk" ? "https://oapi.dingtalk.com/robot/send?access_token=k" : undefined;
      const channel = { ...webhook(supplierId), kind, secret, ...(address && { address }) };
      expect(await addChannel(channel)).toMatchObject({ failure: { fields: { secret: [code] } } });
      expect(await admin`select 1 from supplier_channels where id = ${channel.id}`).toHaveLength(0);
      const sound = { ...channel, secret: `${secretOf[kind]}${longSecret}` };
      expect(await addChannel(sound)).toMatchObject({ ok: true });
      expect(
        await changeChannel({ ...without(sound), version: 1, address: "", secret: longSecret }),
      ).toMatchObject({ ok: false });
    },
  );

  test.each([
    ["wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"],
    ["dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=k"],
    ["feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/k"],
  ] as const)(
    "a %s robot lives on its own host, and an address elsewhere is refused",
    async (kind, address) => {
      await signInAs("buyer");
      const { id: supplierId } = await storedSupplier();
      const robot = { ...webhook(supplierId), kind, secret: `SEC${longSecret}` };
      for (const elsewhere of [
        "https://erp.qinghe.example/hook",
        `https://${new URL(address).hostname}.evil.example/hook`,
        `https://evil.example/${new URL(address).hostname}`,
      ])
        expect(await addChannel({ ...robot, address: elsewhere })).toMatchObject({
          failure: { fields: { address: [`suppliers.address-of-${kind}`] } },
        });
      expect(await addChannel({ ...robot, address })).toMatchObject({ ok: true });
    },
  );

  test("a channel stored without its secret is not kept so, and a new secret is to be tested again", async () => {
    await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const wanted = webhook(supplierId);
    await addChannel(wanted);
    await admin`update supplier_channels set secret_sealed = null, tested_at = now() where id = ${wanted.id}`;
    const change = { ...without(wanted), version: 1, address: "" };
    expect(await changeChannel({ ...change, secret: "" })).toMatchObject({
      failure: { fields: { secret: ["suppliers.secret-missing"] } },
    });
    expect(await changeChannel(change)).toMatchObject({ ok: true });
    const [row] = await admin`select tested_at from supplier_channels where id = ${wanted.id}`;
    expect(row?.tested_at).toBeNull();
  });

  test("says why a test did not arrive, and keeps it beside the channel", async () => {
    await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const mail = { ...webhook(supplierId), kind: "email" as const, secret: "" };
    await addChannel({ ...mail, address: "orders@qinghe.example" });
    expect(await testChannel({ id: mail.id })).toEqual({ ok: true, data: { failure: "no-smtp" } });
    const [row] =
      await admin`select tested_at, test_failure from supplier_channels where id = ${mail.id}`;
    expect(row?.test_failure).toBe("no-smtp");
    expect(row?.tested_at).not.toBeNull();
  });
});

describe("a supplier's prices", () => {
  const tiers = [
    { minQuantity: "1", price: "68.00" },
    { minQuantity: "50", price: "61.50" },
  ];

  async function offered() {
    const buyer = await signInAs("buyer");
    const { id: supplierId } = await storedSupplier();
    const product = await storedProduct();
    const id = randomUUID();
    const offer = {
      id,
      supplierId,
      productId: product.id,
      supplierSku: "QH-12",
      leadDays: "9",
      tiers,
    };
    expect(await offerProduct(offer)).toMatchObject({ ok: true });
    return { buyer, supplierId, product, offer, today: dayIn(zoneOf(buyer)) };
  }

  test("come to the picker with code, lead time and the tier of the quantity", async () => {
    const { buyer, supplierId, product } = await offered();
    const [found] = await findProducts(buyer, product.sku, supplierId);
    expect(found?.offer).toMatchObject({ supplierSku: "QH-12", leadDays: 9 });
    const at = (count: bigint) => priceAt(found?.offer?.tiers ?? [], (count * 1000n) as Quantity);
    expect([at(1n), at(49n), at(50n), at(900n)]).toEqual([6800n, 6800n, 6150n, 6150n]);
  });

  test("are never overwritten: new ones end the old, and the history stays whole", async () => {
    const { buyer, supplierId, offer, today } = await offered();
    const from = addDays(today, 10);
    const next = [{ minQuantity: "1", price: "72.00" }];
    expect(await setPrices({ itemId: offer.id, validFrom: from, tiers: next })).toMatchObject({
      ok: true,
    });
    const item = await getItem(buyer, supplierId, offer.id);
    expect(
      item?.prices.map(({ price, validFrom, validTo }) => [price, validFrom, validTo]),
    ).toEqual([
      [7200n, from, null],
      [6800n, today, addDays(from, -1)],
      [6150n, today, addDays(from, -1)],
    ]);
    // Replaced on its own first day, a price never held; the later one is cancelled with it.
    await setPrices({
      itemId: offer.id,
      validFrom: today,
      tiers: [{ minQuantity: "1", price: "70" }],
    });
    const now = await getItem(buyer, supplierId, offer.id);
    expect(now?.prices.map(({ price, validTo }) => [price, validTo])).toEqual([[7000n, null]]);
    const [all] =
      await admin`select count(*)::int as count from supplier_prices where item_id = ${offer.id}`;
    expect(all?.count).toBe(4);
  });

  test("do not begin in the past, and a product is offered once", async () => {
    const { offer, today } = await offered();
    const late = { itemId: offer.id, validFrom: addDays(today, -1), tiers };
    expect(await setPrices(late)).toMatchObject({
      failure: { fields: { validFrom: ["core.day-is-past"] } },
    });
    expect(await offerProduct({ ...offer, id: randomUUID() })).toMatchObject({
      failure: { fields: { productId: ["suppliers.item-there"] } },
    });
  });

  test.each([
    ["0", "68.00", "minQuantity", "core.quantity-above-zero"],
    ["-5", "68.00", "minQuantity", "core.quantity-above-zero"],
    ["1.2345", "68.00", "minQuantity", "core.at-most-three-decimals"],
    ["1000000000", "68.00", "minQuantity", "core.quantity-too-large"],
    ["1", "68.005", "price", "core.at-most-two-decimals"],
    ["1", "", "price", "core.amount-missing"],
    ["1", "=1+1", "price", "core.not-an-amount"],
  ])("refuse %s at %s", async (minQuantity, price, field, word) => {
    const { offer, today } = await offered();
    const wrong = { itemId: offer.id, validFrom: today, tiers: [{ minQuantity, price }] };
    const result = await setPrices(wrong);
    // The first is the one that the field shows.
    expect(result.ok ? null : result.failure.fields?.[`tiers.0.${field}`]?.[0]).toBe(word);
  });

  test("take 1,234.5 and full-width digits, and want tiers that grow", async () => {
    const { buyer, supplierId, offer, today } = await offered();
    const typed = [{ minQuantity: "１", price: "１,２３４.５" }];
    expect(await setPrices({ itemId: offer.id, validFrom: today, tiers: typed })).toMatchObject({
      ok: true,
    });
    expect((await getItem(buyer, supplierId, offer.id))?.prices[0]?.price).toBe(123450n);
    const wrong = [tiers[1], tiers[0]].flatMap((one) => one ?? []);
    expect(await setPrices({ itemId: offer.id, validFrom: today, tiers: wrong })).toMatchObject({
      failure: { fields: { "tiers.1.minQuantity": ["suppliers.tiers-unordered"] } },
    });
  });
});
