import { randomBytes, randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { addRule, delegate } from "@/lib/approvals/actions";
import { attach } from "@/lib/attachments/writes";
import { addBranch } from "@/lib/branches/actions";
import { addDepartment } from "@/lib/branches/departments/actions";
import { addMember } from "@/lib/branches/members/actions";
import type { Role } from "@/lib/core/actor";
import { hashPassword } from "@/lib/core/passwords";
import { job } from "@/lib/core/prove";
import { currentStaff } from "@/lib/core/session";
import { mergeCustomers } from "@/lib/customers/merging/actions";
import { findTwins } from "@/lib/customers/merging/twins";
import { blockTask, startTask } from "@/lib/jobs/actions";
import { stageCodes } from "@/lib/jobs/kinds";
import { appointLead, loseLead, releaseLead } from "@/lib/leads/move-actions";
import { holdOrder } from "@/lib/orders/actions";
import { createPerson, disablePerson, makePasswordLink } from "@/lib/people/actions";
import { changeBank, holdSupplier } from "@/lib/suppliers/actions";
import { addChannel } from "@/lib/suppliers/channels/actions";
import { addContact } from "@/lib/suppliers/contacts/actions";
import { offerProduct } from "@/lib/suppliers/items/actions";
import { saveView } from "@/lib/views/actions";
import { admin } from "../support/admin";
import { anAppointment, aResource, bookForm } from "../support/make/appointments";
import {
  aChildOf,
  aMobile,
  contactsOf,
  customerForm,
  personsOf,
  storedCustomer,
} from "../support/make/customers";
import { queued } from "../support/make/deliveries";
import { assigned, handedIn, runningOf } from "../support/make/jobs";
import {
  aLeadTalk,
  anArrivedLead,
  leadContactsOf,
  leadForm,
  storedLead,
} from "../support/make/leads";
import { submittedPush } from "../support/make/links";
import {
  aDraftOrder,
  aReceipt,
  aSignedOrder,
  orderForm,
  receiptForm,
} from "../support/make/orders";
import { packageForm, storedCategory, storedPackage } from "../support/make/packages";
import {
  aDraft,
  anApproved,
  aProduct,
  aSubmitted,
  aSupplier,
  done,
  orderRow,
  seen,
  soon,
  versionOf,
} from "../support/make/purchase-orders";
import {
  aDepartment,
  aGenerated,
  aPushDraft,
  aSubmittedPush,
  confirmed,
  pushRow,
  targetsOf,
  warningKeys,
} from "../support/make/pushes";
import { storedProduct, storedSupplier } from "../support/make/suppliers";
import { branchId, signInAs } from "../support/session";

type Known = Record<string, unknown>;

/** Who does an act, to what (`on`: ids that exist in XM01), and what else his form must hold. */
export type Situation = { as: Role; given: () => Promise<{ on?: Known; with?: Known }> };

const the = (as: Role, given: Situation["given"]): Situation => ({ as, given });

const short = () => randomUUID().slice(0, 8);

async function me() {
  const actor = await currentStaff();
  if (!actor) throw new Error("nobody is signed in");
  return actor;
}

const anOrder = async (id: string) => ({ on: { id }, with: { version: await versionOf(id) } });
const aPush = async (id: string) => ({
  on: { id },
  with: { version: (await pushRow(id)).version },
});

async function aPushOf(how: "draft" | "confirmed" | "submitted") {
  const id = how === "submitted" ? await aSubmittedPush() : await aPushDraft();
  if (how === "confirmed") done(await confirmed(id));
  return aPush(id);
}

const toDepartment = async () => {
  const { id } = await aDepartment();
  return { targets: [{ kind: "department", id }], quantities: ["10"] };
};

const supplierFirst = async (role: Role = "owner") => {
  await signInAs(role);
  const { id, version, code, name } = await storedSupplier();
  return { id, version, code, name };
};

async function aContact() {
  const { id: supplierId } = await supplierFirst();
  const id = uuid();
  const form = { name: "周师傅", email: "", mobile: "13812345678", receivesPush: true };
  done(await addContact({ id, supplierId, ...form }));
  return { on: { id }, with: { version: 1 } };
}

async function aChannel() {
  const { id: supplierId } = await supplierFirst();
  const id = uuid();
  const form = { label: "周师傅", address: "zhou@example.com", secret: "", active: true };
  done(await addChannel({ id, supplierId, kind: "email", ...form }));
  return { on: { id }, with: { version: 1, kind: "email", address: "", secret: "" } };
}

const tiers = [{ minQuantity: "1", price: "68.00" }];

async function anItem() {
  const { id: supplierId } = await supplierFirst();
  const [id, productId] = [uuid(), await aProduct()];
  done(await offerProduct({ id, supplierId, productId, supplierSku: "", leadDays: "7", tiers }));
  return { on: { id, itemId: id }, with: { version: 1, tiers, leadDays: "7", validFrom: soon() } };
}

async function aPerson(more: { phone?: string } = {}) {
  await signInAs("admin");
  const [id, home] = [uuid(), await branchId("XM01")];
  const account = `p.${short()}`;
  const contact = { workPhone: "", email: "", phone: more.phone ?? "", dropPhone: false };
  const facts = { name: "林小满", branchId: home, departmentId: "", seats: [] };
  done(await createPerson({ id, account, ...facts, ...contact }));
  return { id, version: 1, branchId: home, account };
}

async function aSession(personId: string) {
  const id = randomUUID();
  await admin`insert into sessions (id, token_hash, person_id, expires_at)
    values (${id}, ${randomBytes(32)}, ${personId}, now() + interval '1 hour')`;
  return id;
}

const anyStep = { roles: ["owner" as const], personId: "", needed: "1", slaHours: "24" };
const steps = [{ ...anyStep, escalateTo: "" as const }];
/** So dear that no other test meets it. */
const everything = {
  ...{ branchIds: [], categories: [], origins: [] },
  ...{ amountFrom: "90000000.00", amountTo: "" },
};

async function aRule() {
  await signInAs("admin");
  const id = uuid();
  done(await addRule({ id, version: 0, name: "大额", ...everything, steps }));
  return { on: { id }, with: { version: 1, ...everything, steps } };
}

async function aDelegation() {
  const { id: toId } = await signInAs("branch_manager");
  const { id: fromId } = await signInAs("accountant");
  await admin`update delegations set ended_at = now() where from_id = ${fromId} and ended_at is null`;
  return { toId, from: soon(0), until: soon(3) };
}

async function aBranch() {
  await signInAs("admin");
  const id = uuid();
  const code = short().slice(0, 4).toUpperCase();
  const facts = { name: "集美店", address: "", phone: "", zone: "Asia/Shanghai" as const };
  done(await addBranch({ id, code, ...facts }));
  return { id, code };
}

async function aFile(document: "purchase-order" | "push") {
  const documentId = document === "push" ? await aPushDraft() : await aDraft();
  const content = Buffer.from("样册\n");
  return attach(await me(), { document, documentId, name: "说明.txt", content });
}

async function aMessage() {
  const { id: personId } = await signInAs("buyer");
  const id = uuid();
  await admin`insert into inbox_items (id, person_id, message, document, document_id)
    values (${id}, ${personId}, 'people.lost-role', 'own-account', ${personId})`;
  return id;
}

async function aDelivery(status: "queued" | "failed") {
  const { id } = await queued({ kind: "email", address: "zhou@example.com" });
  if (status === "failed")
    await admin`update push_deliveries set status = 'failed', failure = 'gone',
      next_attempt_at = null where id = ${id}`;
  return { on: { deliveryId: id } };
}

const orderActs: Record<string, Situation> = {
  draftOrder: the("buyer", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { id: uuid(), supplierId: await aSupplier(), productId: await aProduct() },
  })),
  saveOrder: the("buyer", async () => ({
    ...(await anOrder(await aDraft())),
    ...{ with: { version: 1, supplierId: await aSupplier(), productId: await aProduct() } },
  })),
  submitOrder: the("buyer", async () => anOrder(await aDraft())),
  withdrawOrder: the("buyer", async () => anOrder(await aSubmitted())),
  approveOrder: the("branch_manager", async () => {
    const id = await aSubmitted();
    return { on: { id }, with: { seen: await seen(id) } };
  }),
  rejectOrder: the("branch_manager", async () => {
    const id = await aSubmitted();
    return { on: { id }, with: { seen: await seen(id) } };
  }),
  reviseOrder: the("buyer", async () => {
    const id = await anApproved();
    const { version, supplier_id: supplierId } = await orderRow(id);
    return { on: { id }, with: { version, supplierId, productId: await aProduct() } };
  }),
  cancelOrder: the("buyer", async () => anOrder(await aDraft())),
  copyOrder: the("buyer", async () => ({ on: { from: await aDraft() }, with: { id: uuid() } })),
};

const draftActs: Record<string, Situation> = {
  generatePush: the("buyer", async () => ({ on: { orderId: await anApproved() } })),
  draftPush: the("buyer", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { id: uuid(), version: 0, ...(await toDepartment()), productId: null },
  })),
  changePush: the("buyer", async () => {
    const { on, with: rest } = await aPushOf("draft");
    const more = { branchId: await branchId("XM01"), ...(await toDepartment()), productId: null };
    return { on, with: { ...rest, ...more } };
  }),
  remarkPush: the("buyer", async () => aPush((await aGenerated()).id)),
};

const pushActs: Record<string, Situation> = {
  confirmPush: the("buyer", async () => {
    const one = await aPushOf("draft");
    await signInAs("buyer");
    return { ...one, with: { ...one.with, seen: await warningKeys(one.on.id) } };
  }),
  submitPush: the("buyer", () => aPushOf("confirmed")),
  openRevision: the("buyer", () => aPushOf("submitted")),
  closePush: the("buyer", () => aPushOf("submitted")),
  cancelPush: the("buyer", () => aPushOf("submitted")),
};

const byHand = async () => {
  const { targetId } = await submittedPush();
  return { on: { targetId }, with: { at: "", note: "电话说好了", answerOn: soon() } };
};

const answerActs: Record<string, Situation> = {
  recordAnswer: the("buyer", byHand),
  markSent: the("buyer", byHand),
  answerAsTarget: the("warehouse", async () => {
    const [target] = await targetsOf(await aSubmittedPush());
    return { on: { targetId: target?.id } };
  }),
  retryDelivery: the("buyer", () => aDelivery("failed")),
  stopDelivery: the("buyer", () => aDelivery("queued")),
};

const aLink = async () => ({ on: { id: (await submittedPush()).linkId } });

const supplierActs: Record<string, Situation> = {
  addSupplier: the("buyer", async () => ({
    with: { id: uuid(), version: 0, code: short(), name: `青禾 ${short()}`, leadDays: "7" },
  })),
  changeSupplier: the("buyer", async () => {
    const { id, ...rest } = await supplierFirst();
    return { on: { id }, with: { ...rest, leadDays: "7" } };
  }),
  holdSupplier: the("owner", async () => ({
    on: { id: (await supplierFirst()).id },
    with: { version: 1 },
  })),
  blockSupplier: the("owner", async () => ({
    on: { id: (await supplierFirst()).id },
    with: { version: 1 },
  })),
  releaseSupplier: the("owner", async () => {
    const { id } = await supplierFirst();
    done(await holdSupplier({ id, version: 1, reason: "质量有纠纷" }));
    return { on: { id }, with: { version: 2 } };
  }),
  changeBank: the("accountant", async () => ({
    on: { id: (await supplierFirst()).id },
    with: { version: 1, account: "6222021234567890123" },
  })),
  revealBank: the("accountant", async () => {
    const { id } = await supplierFirst();
    const data = { holder: "青禾", bank: "厦门银行", account: "6222021234567890123" };
    done(await changeBank({ id, version: 1, ...data }));
    return { on: { id } };
  }),
};

const partsOfSuppliers: Record<string, Situation> = {
  "suppliers/channels/actions addChannel": the("buyer", async () => ({
    on: { supplierId: (await supplierFirst()).id },
    with: { id: uuid(), kind: "email", address: "zhou@example.com", secret: "" },
  })),
  "suppliers/channels/actions changeChannel": the("buyer", aChannel),
  "suppliers/channels/actions removeChannel": the("buyer", aChannel),
  "suppliers/channels/actions testChannel": the("buyer", aChannel),
  "suppliers/contacts/actions addContact": the("buyer", async () => ({
    on: { supplierId: (await supplierFirst()).id },
    with: { id: uuid(), email: "zhou@example.com", mobile: "13812345678" },
  })),
  "suppliers/contacts/actions changeContact": the("buyer", aContact),
  "suppliers/contacts/actions removeContact": the("buyer", aContact),
  "suppliers/contacts/actions revealMobile": the("buyer", aContact),
  "suppliers/items/actions offerProduct": the("buyer", async () => ({
    on: { supplierId: (await supplierFirst()).id },
    with: { id: uuid(), productId: await aProduct(), tiers, leadDays: "7" },
  })),
  "suppliers/items/actions changeItem": the("buyer", anItem),
  "suppliers/items/actions setPrices": the("buyer", anItem),
  "products/actions addProduct": the("buyer", async () => ({
    with: { id: uuid(), version: 0, sku: short(), productionDays: "7" },
  })),
  "products/actions changeProduct": the("buyer", async () => {
    await signInAs("buyer");
    const { id, sku } = await storedProduct();
    return { on: { id }, with: { version: 1, sku, productionDays: "7" } };
  }),
};

/** By 门市, whose own it is. */
async function anOwnOrder(how: "draft" | "signed" | "held") {
  const order = how === "draft" ? await aDraftOrder() : await aSignedOrder();
  if (how === "held") done(await holdOrder({ id: order.id, version: 2, reason: "改期" }));
  return { on: { id: order.id }, with: { version: { draft: 1, signed: 2, held: 3 }[how] } };
}

const saleActs: Record<string, Situation> = {
  "orders/actions addOrder": the("sales", async () => {
    const { branchId: here, customerId, ...form } = await orderForm();
    return { on: { branchId: here, customerId }, with: { ...form, id: uuid() } };
  }),
  "orders/actions changeOrder": the("sales", async () => {
    const form = await aDraftOrder();
    return { on: { id: form.id }, with: form };
  }),
  "orders/actions signOrder": the("branch_manager", async () => {
    const order = await aDraftOrder();
    await aReceipt(order.id);
    return { on: { id: order.id }, with: { version: 1, waiver: "" } };
  }),
  "orders/actions holdOrder": the("sales", () => anOwnOrder("signed")),
  "orders/actions resumeOrder": the("sales", () => anOwnOrder("held")),
  "orders/actions cancelOrder": the("sales", () => anOwnOrder("draft")),
  "orders/actions promiseOrder": the("sales", async () => {
    const { on, with: known } = await anOwnOrder("signed");
    return { on, with: { ...known, promisedOn: soon(50) } };
  }),
  "orders/actions approveDiscount": the("branch_manager", async () => {
    const { id } = await aDraftOrder({ discount: "900", discountReason: "老客户" });
    return { on: { id }, with: { version: 1, discount: 90_000n } };
  }),
};

async function aTask(how: "given" | "begun" | "blocked" | "handed in") {
  const { id: orderId } = await aSignedOrder();
  if (how === "handed in") {
    const { id, version } = await handedIn(orderId);
    return { on: { id }, with: { version } };
  }
  await assigned(orderId, "retoucher");
  const now = async () => {
    const { id, version } = await runningOf(orderId);
    return { id, version };
  };
  await signInAs("retoucher");
  if (how === "begun") done(await startTask(await now()));
  if (how === "blocked") done(await blockTask({ ...(await now()), reason: "缺底片" }));
  const { id, version } = await now();
  return { on: { id }, with: { version } };
}

const jobActs: Record<string, Situation> = {
  "jobs/actions assignTask": the("branch_manager", async () => {
    const { id: assigneeId } = await signInAs("designer");
    const { on, with: known } = await aTask("given");
    return { on, with: { ...known, assigneeId } };
  }),
  "jobs/actions startTask": the("retoucher", () => aTask("given")),
  "jobs/actions handInTask": the("retoucher", () => aTask("begun")),
  "jobs/actions blockTask": the("retoucher", () => aTask("begun")),
  "jobs/actions unblockTask": the("retoucher", () => aTask("blocked")),
  "jobs/actions confirmTask": the("branch_manager", () => aTask("handed in")),
  "jobs/actions sendBackTask": the("branch_manager", () => aTask("handed in")),
  "jobs/actions skipTask": the("branch_manager", () => aTask("given")),
  "jobs/actions hurryJob": the("branch_manager", () => aTask("given")),
  "jobs/actions changeStages": the("owner", async () => {
    await signInAs("owner");
    const { shootTypeId } = await storedCategory();
    const stages = stageCodes.map((stage) => ({ stage, days: "3", proof: "" }));
    return { on: { shootTypeId }, with: { version: 1, stages } };
  }),
};

const receiptActs: Record<string, Situation> = {
  "receipts/actions recordReceipt": the("cashier", async () => {
    const { id: orderId } = await aDraftOrder();
    return { on: { orderId }, with: { ...receiptForm(orderId), id: uuid(), orderId } };
  }),
  "receipts/actions verifyReceipt": the("branch_manager", async () => ({
    on: { id: (await aReceipt((await aDraftOrder()).id)).id },
  })),
  "receipts/actions reverseReceipt": the("branch_manager", async () => ({
    on: { id: (await aReceipt((await aDraftOrder()).id)).id },
    with: { newId: uuid() },
  })),
};

async function aSoldPackage() {
  await signInAs("owner");
  const { shootTypeId: _type, ...form } = await storedPackage();
  return { on: { id: form.id }, with: form };
}

const packageActs: Record<string, Situation> = {
  "packages/actions addPackage": the("owner", async () => {
    await signInAs("owner");
    return { with: packageForm({ categoryId: (await storedCategory()).id }) };
  }),
  "packages/actions changePackage": the("owner", aSoldPackage),
  "packages/types/actions addShootType": the("owner", async () => ({
    with: { id: uuid(), name: `类型 ${short()}`, required: ["child"] },
  })),
  "packages/types/actions changeShootType": the("owner", async () => {
    await signInAs("owner");
    const { shootTypeId: id } = await storedCategory();
    return { on: { id }, with: { version: 1, name: `类型 ${short()}`, required: ["child"] } };
  }),
  "packages/types/actions addCategory": the("owner", async () => {
    await signInAs("owner");
    const { shootTypeId } = await storedCategory();
    return { on: { shootTypeId }, with: { id: uuid(), name: `类别 ${short()}` } };
  }),
  "packages/types/actions changeCategory": the("owner", async () => {
    await signInAs("owner");
    const { id } = await storedCategory();
    return { on: { id }, with: { version: 1, name: `类别 ${short()}` } };
  }),
};

/** Of the one who acts, in his branch: S is one's own. */
const aCustomerOf = async (role: Role) => {
  await signInAs(role);
  return storedCustomer();
};

/** Of one branch, with one number. */
async function twoCustomers() {
  const mobile = aMobile();
  const { id: ownerId } = await signInAs("cs_agent");
  const twins = [await storedCustomer({ mobile }), await storedCustomer({ mobile })] as const;
  return { twins, ownerId };
}

async function aCustomersContact() {
  const customer = await aCustomerOf("cs_agent");
  return { on: { id: (await contactsOf(customer.id))[0]?.id } };
}

async function aCustomersPerson() {
  const customer = await aCustomerOf("cs_agent");
  const id = (await personsOf(customer.id))[0]?.id;
  const facts = { role: "bride", personName: "林晓雯", birthday: "1995-06-18", guardianId: "" };
  return { on: { id }, with: { version: 1, ...facts } };
}

/** Of one's own booking, today from midnight to midnight; as many steps done as are named. */
const anAppointmentOf = async (
  role: Role,
  steps: "booked" | "arrived" | "in_service",
  hold: "" | "30" = "",
) => {
  await signInAs(role);
  const { id } = await anAppointment({ hold });
  if (hold === "")
    await admin`update appointments a set starts_at = t.day, ends_at = t.day + interval '1 day'
      from (select date_trunc('day', now(), 'Asia/Shanghai') as day) t where a.id = ${id}`;
  if (steps !== "booked") await admin`update appointments set status = ${steps} where id = ${id}`;
  return { on: { id }, with: { version: 1 } };
};

const appointmentActs: Record<string, Situation> = {
  "appointments/actions bookAppointment": the("dispatcher", async () => {
    await signInAs("dispatcher");
    const { branchId: home, ...form } = await bookForm();
    return { on: { branchId: home }, with: { ...form, id: uuid() } };
  }),
  "appointments/actions confirmAppointment": the("dispatcher", () =>
    anAppointmentOf("dispatcher", "booked", "30"),
  ),
  "appointments/actions cancelAppointment": the("dispatcher", () =>
    anAppointmentOf("dispatcher", "booked"),
  ),
  "appointments/actions noteAppointment": the("sales", () => anAppointmentOf("sales", "booked")),
  "appointments/actions arriveAppointment": the("sales", () => anAppointmentOf("sales", "booked")),
  "appointments/actions startAppointment": the("dispatcher", () =>
    anAppointmentOf("dispatcher", "arrived"),
  ),
  "appointments/actions finishAppointment": the("dispatcher", () =>
    anAppointmentOf("dispatcher", "in_service"),
  ),
  "appointments/actions missAppointment": the("dispatcher", () =>
    anAppointmentOf("dispatcher", "booked"),
  ),
  "appointments/move-actions moveAppointment": the("dispatcher", async () => {
    const { on, with: known } = await anAppointmentOf("dispatcher", "booked");
    return { on, with: { ...known, on: soon(), from: "14:00", until: "15:00", resourceIds: [] } };
  }),
  "appointments/move-actions resizeAppointment": the("dispatcher", async () => {
    await signInAs("dispatcher");
    const { id } = await anAppointment();
    return { on: { id }, with: { version: 1, until: "15:00" } };
  }),
  "appointments/feed-actions openFeed": the("photographer", async () => ({})),
  "appointments/feed-actions closeFeed": the("photographer", async () => ({})),
  "resources/actions addResource": the("branch_manager", async () => ({
    on: { branchId: await branchId("XM01") },
    with: {
      ...{ id: uuid(), kind: "dress", personId: "", code: "023", name: "拖尾主纱", detail: "M" },
      ...{ bufferBefore: "0", bufferAfter: "240", dailyCap: "", active: true },
    },
  })),
  "resources/actions changeResource": the("branch_manager", async () => ({
    on: { id: await aResource() },
    with: {
      ...{ version: 1, code: "", name: "2 号影棚", detail: "", active: true },
      ...{ bufferBefore: "0", bufferAfter: "30", dailyCap: "" },
    },
  })),
};

const customerActs: Record<string, Situation> = {
  "customers/actions addCustomer": the("cs_agent", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { ...(await customerForm()), id: uuid(), branchId: await branchId("XM01") },
  })),
  "customers/actions changeCustomer": the("cs_agent", async () => ({
    on: { id: (await aCustomerOf("cs_agent")).id },
    with: { version: 1, weddingOn: "", tags: "老客户", referrerId: "" },
  })),
  "customers/actions handOverCustomer": the("branch_manager", async () => {
    const { id: ownerId } = await signInAs("sales");
    return { on: { id: (await aCustomerOf("cs_agent")).id }, with: { version: 1, ownerId } };
  }),
  "customers/contacts/actions addContact": the("cs_agent", async () => {
    const { id: customerId } = await aCustomerOf("cs_agent");
    const personId = (await personsOf(customerId))[0]?.id;
    return {
      on: { customerId },
      with: { id: uuid(), personId, kind: "mobile", value: aMobile() },
    };
  }),
  "customers/contacts/actions removeContact": the("cs_agent", aCustomersContact),
  "customers/contacts/actions revealContact": the("cs_agent", aCustomersContact),
  "customers/persons/actions addPerson": the("cs_agent", async () => {
    const { id: customerId } = await aCustomerOf("cs_agent");
    const facts = { role: "groom", personName: "陈志强", birthday: "", guardianId: "" };
    return { on: { customerId }, with: { id: uuid(), ...facts } };
  }),
  "customers/persons/actions changePerson": the("cs_agent", aCustomersPerson),
  "customers/persons/actions removePerson": the("cs_agent", async () => {
    const { id } = await aCustomerOf("cs_agent");
    return { on: { id: await aChildOf(id) }, with: { version: 1 } };
  }),
  "customers/persons/actions revealPerson": the("cs_agent", aCustomersPerson),
  "customers/merging/actions mergeCustomers": the("branch_manager", async () => {
    const { twins, ownerId } = await twoCustomers();
    const of = { survivorId: twins[0].id, mergedId: twins[1].id, ownerId };
    return {
      on: of,
      with: { id: uuid(), survivorVersion: 1, mergedVersion: 1, weddingOn: "", tags: "老客户" },
    };
  }),
  "customers/merging/actions undoMerge": the("branch_manager", async () => {
    const { twins, ownerId } = await twoCustomers();
    await signInAs("branch_manager");
    const id = uuid();
    done(
      await mergeCustomers({
        ...{ id, survivorId: twins[0].id, mergedId: twins[1].id, ownerId, name: "林晓雯" },
        ...{ survivorVersion: 1, mergedVersion: 1, weddingOn: "", tags: "", notes: "" },
        source: "other",
      }),
    );
    return { on: { id } };
  }),
  "customers/merging/actions askMerge": the("cs_agent", async () => {
    const { twins } = await twoCustomers();
    return { on: { id: twins[0].id, otherId: twins[1].id } };
  }),
  "customers/merging/actions dismissTwin": the("branch_manager", async () => {
    const { twins } = await twoCustomers();
    await findTwins(job("customers.find-twins"));
    const [pair] = await admin<{ id: string }[]>`select id from customer_twins
      where one_id in (${twins[0].id}, ${twins[1].id})`;
    return { on: { id: pair?.id } };
  }),
  "customers/communications/actions logCommunication": the("cs_agent", async () => ({
    on: { customerId: (await aCustomerOf("cs_agent")).id },
    with: { id: uuid(), nextOn: soon() },
  })),
};

const contact = { workPhone: "", email: "", phone: "", dropPhone: false };

const peopleActs: Record<string, Situation> = {
  "people/actions createPerson": the("admin", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { id: uuid(), account: `p.${short()}`, departmentId: "", seats: [], ...contact },
  })),
  "people/actions editPerson": the("admin", async () => {
    const { id, version, branchId: home } = await aPerson();
    return { on: { id }, with: { version, branchId: home, departmentId: "", ...contact } };
  }),
  "people/actions disablePerson": the("admin", async () => ({
    on: { id: (await aPerson()).id },
    with: { leftOn: soon(0) },
  })),
  "people/actions enablePerson": the("admin", async () => {
    const { id } = await aPerson();
    done(await disablePerson({ id, leftOn: soon(0) }));
    return { on: { id } };
  }),
  "people/actions makePasswordLink": the("admin", async () => ({
    on: { id: (await aPerson()).id },
  })),
  "people/actions revealPhone": the("admin", async () => ({
    on: { id: (await aPerson({ phone: "13812345678" })).id },
  })),
  "people/sessions/actions endSession": the("admin", async () => ({
    on: { id: await aSession((await aPerson()).id) },
  })),
  "people/sessions/actions endSessions": the("admin", async () => ({
    on: { id: (await aPerson()).id },
  })),
  "people/sessions/actions signOut": the("sales", async () => ({})),
  "people/assignments/actions giveRoleTo": the("admin", async () => ({
    on: { personId: (await aPerson()).id },
    with: { role: "sales", branchId: await branchId("XM01") },
  })),
  "people/assignments/actions takeRole": the("admin", async () => {
    const { id: personId } = await aPerson();
    const id = randomUUID();
    await admin`insert into assignments (id, person_id, role, branch_id)
      values (${id}, ${personId}, 'sales', ${await branchId("XM01")})`;
    return { on: { id } };
  }),
  "people/door/actions usePasswordLink": the("admin", async () => {
    const { id } = await aPerson();
    const { token } = done(await makePasswordLink({ id }));
    return { on: { token }, with: { password: "correct horse battery staple" } };
  }),
  "people/own/actions saveOwn": the("dispatcher", async () => {
    const { id } = await signInAs("dispatcher");
    const [row] = await admin<{ version: number }[]>`select version from people where id = ${id}`;
    return { with: { version: row?.version, locale: "zh-CN", ...contact } };
  }),
  "people/own/actions changeOwnPassword": the("stylist", async () => {
    const { id } = await signInAs("stylist");
    const current = "the old horse battery";
    const hash = await hashPassword(current);
    await admin`insert into credentials (person_id, password_hash) values (${id}, ${hash})
      on conflict (person_id) do update set password_hash = excluded.password_hash`;
    return { with: { current, password: "correct horse battery staple" } };
  }),
  "people/own/actions endOtherSessions": the("stylist", async () => ({})),
  "people/own/actions endOwnPasswordLink": the("retoucher", async () => {
    const { id } = await signInAs("retoucher");
    await admin`insert into password_links (id, token_hash, person_id, expires_at)
      values (${randomUUID()}, ${randomBytes(32)}, ${id}, now() + interval '1 day')`;
    return {};
  }),
  "people/own/actions endOwnSession": the("photographer", async () => ({
    on: { id: await aSession((await signInAs("photographer")).id) },
  })),
};

const settingActs: Record<string, Situation> = {
  "roles/actions setScope": the("admin", async () => {
    // Somebody must stay who can change rights in every branch.
    await signInAs("admin", "every branch");
    await admin`delete from role_grants where role = 'cashier' and permission = 'suppliers:read'`;
    const change = { role: "cashier", permission: "suppliers:read", scope: "own", was: "none" };
    return { with: change };
  }),
  "branches/actions changeCompany": the("admin", async () => {
    const [row] = await admin<{ version: number }[]>`select version from company`;
    const amounts = { directPushLimit: "0.00", revisionTolerance: "0.00" };
    return { with: { version: row?.version, fiscalYearStart: "1", ...amounts } };
  }),
  "branches/actions addBranch": the("admin", async () => ({
    with: { id: uuid(), code: short().slice(0, 4).toUpperCase(), phone: "" },
  })),
  "branches/actions changeBranch": the("admin", async () => ({
    on: { id: (await aBranch()).id },
    with: { version: 1, phone: "" },
  })),
  "branches/departments/actions addDepartment": the("admin", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { id: uuid(), name: `部门 ${short()}` },
  })),
  "branches/departments/actions changeDepartment": the("admin", async () => {
    await signInAs("admin");
    const [id, home] = [uuid(), await branchId("XM01")];
    const name = `部门 ${short()}`;
    done(await addDepartment({ id, branchId: home, name, kind: "warehouse" }));
    return { on: { id }, with: { version: 1, name } };
  }),
  "branches/members/actions addMember": the("admin", async () => ({
    on: { branchId: (await aBranch()).id },
    with: { departmentId: null, personId: (await aPerson()).id },
  })),
  "branches/members/actions removeMember": the("admin", async () => {
    const { id: place } = await aBranch();
    const { id: personId } = await aPerson();
    done(await addMember({ branchId: place, departmentId: null, personId }));
    return { on: { branchId: place }, with: { departmentId: null, personId } };
  }),
  "branches/actions changeSeries": the("admin", async () => ({
    with: { kind: "push", prefix: "TD" },
  })),
  "approvals/actions addRule": the("admin", async () => ({
    with: { id: uuid(), version: 0, ...everything, steps },
  })),
  "approvals/actions changeRule": the("admin", aRule),
  "approvals/actions removeRule": the("admin", aRule),
  "approvals/actions orderRule": the("admin", async () => {
    const { on } = await aRule();
    await aRule();
    return { on, with: { to: "up" } };
  }),
  "approvals/actions delegate": the("accountant", async () => ({
    with: { id: uuid(), ...(await aDelegation()) },
  })),
  "approvals/actions endDelegation": the("accountant", async () => {
    const id = uuid();
    done(await delegate({ id, ...(await aDelegation()), reason: "出差" }));
    return { on: { id } };
  }),
  "channels/actions sendTestMail": the("admin", async () => {
    const { id } = await signInAs("admin");
    await admin`update people set email = 'admin@example.com' where id = ${id}`;
    return {};
  }),
  "attachments/actions removeAttachment": the("buyer", async () => ({
    on: { id: (await aFile("purchase-order")).id },
  })),
  "attachments/actions showFile": the("buyer", async () => ({
    on: { id: (await aFile("push")).id },
    with: { shown: true },
  })),
  "attachments/actions addRemark": the("buyer", async () => ({
    on: { documentId: await aDraft() },
    with: { document: "purchase-order" },
  })),
  "inbox/actions readMessages": the("buyer", async () => ({
    on: { ids: [await aMessage()] },
  })),
  "inbox/actions readAllMessages": the("buyer", async () => ({ on: { until: await aMessage() } })),
  "views/actions saveView": the("sales", async () => {
    await admin`delete from saved_views`;
    return { with: { list: "products", query: "kind=frame", name: `视图 ${short()}` } };
  }),
  "views/actions removeView": the("sales", async () => {
    await signInAs("sales");
    await admin`delete from saved_views`;
    const view = { list: "products", name: "相框", audience: "everyone" as const, query: "" };
    return { on: { id: done(await saveView(view)).id } };
  }),
};

/** Of the one who acts: S is one's own. */
async function aLead(role: Role = "cs_agent", form: Parameters<typeof storedLead>[0] = {}) {
  await signInAs(role);
  return storedLead(form);
}

async function aContacted() {
  const { id } = await aLead();
  await aLeadTalk(id);
  return { id, visitOn: soon(), me: (await me()).id };
}

const leadActs: Record<string, Situation> = {
  "leads/actions captureLead": the("cs_agent", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { ...(await leadForm({ ownerId: "" })), id: uuid() },
  })),
  "leads/actions pasteLeads": the("cs_agent", async () => ({
    on: { branchId: await branchId("XM01") },
    with: { ownerId: "", pasted: `王一诺 ${aMobile()} 抖音` },
  })),
  "leads/actions changeLead": the("cs_agent", async () => ({
    on: { id: (await aLead()).id },
    with: { version: 1, source: "wechat" },
  })),
  "leads/actions changeLeadRules": the("branch_manager", async () => {
    const on = { branchId: await branchId("XM01") };
    const [rules] = await admin<{ version: number }[]>`
      select version from lead_rules where branch_id = ${on.branchId}`;
    const days = { protectDays: "31", followDays: "8", settleDays: "40", warnDays: "2" };
    const version = rules?.version ?? 1;
    return { on, with: { version, ...days, holdLimit: "50", reclaimDays: "5" } };
  }),
  "leads/move-actions assignLeads": the("branch_manager", async () => {
    const { id: ownerId } = await signInAs("sales");
    return { on: { ids: [(await aLead("cs_agent", { ownerId: "" })).id] }, with: { ownerId } };
  }),
  "leads/move-actions claimLead": the("cs_agent", async () => {
    const { id } = await aLead("sales");
    done(await releaseLead({ id, reason: "跟不过来" }));
    return { on: { id } };
  }),
  "leads/move-actions appointLead": the("cs_agent", async () => {
    const { id, visitOn, me: inviterId } = await aContacted();
    return { on: { id }, with: { visitOn, inviterId } };
  }),
  "leads/move-actions arriveLead": the("cs_agent", async () => {
    const { id, visitOn, me: closerId } = await aContacted();
    done(await appointLead({ id, visitOn, inviterId: closerId }));
    return { on: { id }, with: { closerId } };
  }),
  "leads/move-actions loseLead": the("cs_agent", async () => ({ on: { id: (await aLead()).id } })),
  "leads/move-actions releaseLead": the("cs_agent", async () => ({
    on: { id: (await aLead()).id },
  })),
  "leads/move-actions reviveLead": the("cs_agent", async () => {
    const { id } = await aLead();
    done(await loseLead({ id, lostReason: "price", lostNote: "" }));
    return { on: { id } };
  }),
  "leads/win-actions winLead": the("cs_agent", async () => {
    await signInAs("cs_agent");
    const { id } = await anArrivedLead();
    return {
      on: { id },
      with: { customerId: "", inviterId: "", closerId: "", supervisorId: "", role: "bride" },
    };
  }),
  "leads/talk-actions logLeadTalk": the("cs_agent", async () => ({
    on: { leadId: (await aLead()).id },
    with: { id: uuid(), nextOn: soon() },
  })),
  "leads/talk-actions revealLeadContact": the("cs_agent", async () => {
    const { id } = await aLead();
    return { on: { id: (await leadContactsOf(id))[0]?.id } };
  }),
};

const inFile = (file: string, some: Record<string, Situation>) =>
  Object.fromEntries(Object.entries(some).map(([name, one]) => [`${file} ${name}`, one]));

/** For every act but the two that need an empty database. */
export const situations: Readonly<Record<string, Situation>> = {
  ...inFile("purchase-orders/actions", orderActs),
  ...inFile("pushes/draft-actions", draftActs),
  ...inFile("pushes/actions", pushActs),
  ...inFile("pushes/answer-actions", answerActs),
  "pushes/link-actions revokeLink": the("buyer", aLink),
  "pushes/link-actions renewLink": the("buyer", aLink),
  "pushes/link-actions showLink": the("buyer", aLink),
  ...inFile("suppliers/actions", supplierActs),
  ...partsOfSuppliers,
  ...saleActs,
  ...jobActs,
  ...receiptActs,
  ...packageActs,
  ...customerActs,
  ...leadActs,
  ...appointmentActs,
  ...peopleActs,
  ...settingActs,
};
