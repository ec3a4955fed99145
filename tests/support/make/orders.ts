import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/core/actor";
import { addOrder, signOrder } from "@/lib/orders/actions";
import type { OrderForm } from "@/lib/orders/schema";
import { recordReceipt } from "@/lib/receipts/actions";
import type { ReceiptForm } from "@/lib/receipts/schema";
import { admin } from "../admin";
import { branchId, signInAs } from "../session";
import { storedCustomer } from "./customers";
import { storedPackage } from "./packages";
import { done, soon } from "./purchase-orders";

type Asked = Partial<OrderForm>;

/** What the form holds: a package of 5,999.00 with a deposit of 1,000.00, sold by whoever is signed in. */
export async function orderForm(form: Asked = {}, as: Role = "sales"): Promise<OrderForm> {
  if (!form.packageId) await signInAs("owner");
  const packageId = form.packageId ?? (await storedPackage()).id;
  const seller = await signInAs(as);
  const customerId = form.customerId ?? (await storedCustomer()).id;
  return {
    ...{ id: randomUUID(), version: 0, branchId: await branchId("XM01"), customerId, packageId },
    ...{ items: [], discount: "0", discountReason: "", deposit: "1000", depositKind: "deposit" },
    ...{ weddingOn: "", promisedOn: soon(40), notes: "", ownerId: seller.id },
    ...{ leadBy: "", invitedBy: "", supervisedBy: "" },
    ...form,
  };
}

/** Through the act itself, as 门市. */
export async function aDraftOrder(form: Asked = {}) {
  const wanted = await orderForm(form);
  done(await addOrder(wanted));
  return { ...wanted, version: 1 };
}

export const storedOrder = async (id: string) => {
  const [row] = await admin<
    {
      status: string;
      number: string | null;
      total: string;
      version: number;
      promised_on: string;
      approved_discount: string | null;
    }[]
  >`select status, number, total, version, promised_on::text, approved_discount from orders where id = ${id}`;
  return row;
};

export const receiptForm = (orderId: string, form: Partial<ReceiptForm> = {}): ReceiptForm => ({
  ...{ id: randomUUID(), orderId, kind: "deposit", method: "wechat", amount: "1000" },
  ...{ externalRef: "", note: "" },
  ...form,
});

/** Taken at the till. */
export async function aReceipt(orderId: string, form: Partial<ReceiptForm> = {}) {
  await signInAs("cashier");
  const wanted = receiptForm(orderId, form);
  const { number } = done(await recordReceipt(wanted));
  return { ...wanted, number };
}

/** Signed with its deposit. */
export async function aSignedOrder(form: Asked = {}) {
  const order = await aDraftOrder(form);
  await aReceipt(order.id, { amount: order.deposit });
  await signInAs("sales");
  const { number } = done(await signOrder({ id: order.id, version: 1, waiver: "" }));
  return { ...order, version: 2, number };
}
