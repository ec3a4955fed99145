import { beforeAll, expect, test } from "vitest";
import { getDay, getDays } from "@/lib/appointments/board";
import { appointmentsOf, getAppointment } from "@/lib/appointments/detail";
import { getFeed } from "@/lib/appointments/feeds";
import { filterOf as calendarFilter } from "@/lib/appointments/filters";
import { findFree } from "@/lib/appointments/free";
import { listAppointments } from "@/lib/appointments/list";
import { getRemarks } from "@/lib/attachments/queries";
import { listAudit } from "@/lib/audit/queries";
import { getCompany } from "@/lib/branches/queries";
import { type Role, roles, type Staff } from "@/lib/core/actor";
import { job } from "@/lib/core/prove";
import { Refusal } from "@/lib/core/refusal";
import type { Day } from "@/lib/core/time";
import { filterOf as customerFilter } from "@/lib/customers/filters";
import { findCustomers, listCustomers } from "@/lib/customers/list";
import { getMerge, listTwins } from "@/lib/customers/merging/queries";
import { findTwins } from "@/lib/customers/merging/twins";
import { getCustomer } from "@/lib/customers/profile";
import { findSame } from "@/lib/customers/same";
import { getJob } from "@/lib/jobs/job";
import { board, filterOf as boardFilter, jobsOfOrder, listLines } from "@/lib/jobs/queries";
import { getLead, getRules } from "@/lib/leads/detail";
import { filterOf as leadFilter } from "@/lib/leads/filters";
import { listBoard, listLeads } from "@/lib/leads/list";
import { releaseLead } from "@/lib/leads/move-actions";
import { getContract } from "@/lib/orders/contract";
import { filterOf as salesFilter } from "@/lib/orders/filters";
import { listOrders as listSales } from "@/lib/orders/list";
import { getOrder as getSale, ordersOfCustomer } from "@/lib/orders/profile";
import { listPackages } from "@/lib/packages/list";
import { getPackage } from "@/lib/packages/profile";
import { listShootTypes } from "@/lib/packages/types/queries";
import { getPerson, listPeople } from "@/lib/people/queries";
import { listProducts } from "@/lib/products/list";
import { getProduct } from "@/lib/products/profile";
import { findProducts } from "@/lib/products/queries";
import { getOrder } from "@/lib/purchase-orders/detail";
import { filterOf as orderFilter } from "@/lib/purchase-orders/filters";
import { listOrders } from "@/lib/purchase-orders/list";
import { getPush } from "@/lib/pushes/detail";
import { filterOf as pushFilter } from "@/lib/pushes/filters";
import { listPushes } from "@/lib/pushes/list";
import { listReceipts, filterOf as receiptFilter } from "@/lib/receipts/queries";
import { listBookable, listResources } from "@/lib/resources/queries";
import { findSome } from "@/lib/search/queries";
import { listSuppliers } from "@/lib/suppliers/list";
import { getSupplier } from "@/lib/suppliers/profile";
import { findSuppliers } from "@/lib/suppliers/queries";
import { admin } from "../support/admin";
import { anAppointment, aResource } from "../support/make/appointments";
import { aChildOf, aTalkWith, storedCustomer } from "../support/make/customers";
import { handedIn } from "../support/make/jobs";
import { anArrivedLead, storedLead } from "../support/make/leads";
import { aSignedOrder } from "../support/make/orders";
import { storedPackage } from "../support/make/packages";
import { aLine, aSubmitted, done, openStudio, soon } from "../support/make/purchase-orders";
import { aSubmittedPush } from "../support/make/pushes";
import { storedProduct } from "../support/make/suppliers";
import { branchId, signInAs } from "../support/session";
import { acts } from "./acts";
import { sampleOf } from "./sample";
import { situations } from "./situations";

const ids = {
  ...{ order: "", push: "", supplier: "", product: "", person: "", customer: "" },
  ...{ package: "", sale: "", job: "" },
  ...{ lead: "", pooled: "", twin: "" },
  ...{ appointment: "", branch: "" },
};
const on = soon(30) as Day;

/** What the pages show and the pickers find. */
const reads: Record<string, (actor: Staff) => Promise<unknown>> = {
  "the list of orders": (actor) => listOrders(actor, orderFilter({}), null),
  "an order": (actor) => getOrder(actor, ids.order),
  "remarks under an order": (actor) => getRemarks(actor, "purchase-order", ids.order),
  "the list of pushes": (actor) => listPushes(actor, pushFilter({}), null),
  "a push": (actor) => getPush(actor, ids.push),
  "the list of suppliers": (actor) => listSuppliers(actor, { kinds: [] }),
  "a supplier": (actor) => getSupplier(actor, ids.supplier),
  "suppliers to pick": (actor) => findSuppliers(actor, "青禾"),
  "the list of products": (actor) => listProducts(actor, { kinds: [], retired: false }),
  "a product": (actor) => getProduct(actor, ids.product),
  "products to pick": (actor) => findProducts(actor, "蝴蝶", ids.supplier),
  "the list of people": (actor) => listPeople(actor, {}),
  "a person": (actor) => getPerson(actor, ids.person),
  "the log": (actor) => listAudit(actor, {}),
  "the company": getCompany,
  "the list of the desk's orders": (actor) => listSales(actor, salesFilter({}), null),
  "an order of the desk": (actor) => getSale(actor, ids.sale),
  "its jobs": (actor) => jobsOfOrder(actor, ids.sale),
  "the board": (actor) => board(actor, boardFilter({}), null),
  "a job": (actor) => getJob(actor, ids.job),
  "the stages": listLines,
  "its contract": (actor) => getContract(actor, ids.sale),
  "the orders of a customer": (actor) => ordersOfCustomer(actor, ids.customer),
  "the list of receipts": (actor) => listReceipts(actor, receiptFilter({}), null),
  "the list of packages": (actor) => listPackages(actor, {}),
  "a package": (actor) => getPackage(actor, ids.package),
  "kinds of shoot": listShootTypes,
  "the list of customers": (actor) => listCustomers(actor, customerFilter({}), null),
  "a customer": (actor) => getCustomer(actor, ids.customer),
  "two customers to merge": (actor) => getMerge(actor, ids.customer, ids.twin),
  "files that may be one household": (actor) => listTwins(actor, null),
  "what finds customers": (actor) => findCustomers(actor, "林"),
  "who has a number already": (actor) => findSame(actor, { kind: "mobile", value: "13812345678" }),
  "the list of leads": (actor) => listLeads(actor, leadFilter({}), null),
  "the board of leads": (actor) => listBoard(actor, leadFilter({}), null),
  "a lead": (actor) => getLead(actor, ids.lead),
  "a lead in the pool": (actor) => getLead(actor, ids.pooled),
  "the rules of the pool": async (actor) => getRules(actor, await branchId("XM01")),
  "a day of the calendar": (actor) => getDay(actor, calendarFilter({ on }), null),
  "a week of the calendar": (actor) => getDays(actor, calendarFilter({ on, view: "week" }), null),
  "a month of the calendar": (actor) => getDays(actor, calendarFilter({ on, view: "month" }), null),
  "the list of appointments": (actor) => listAppointments(actor, calendarFilter({ on }), null),
  "an appointment": (actor) => getAppointment(actor, ids.appointment),
  "a customer's appointments": (actor) => appointmentsOf(actor, ids.customer),
  "free times": (actor) =>
    findFree(actor, { branchId: ids.branch, on, from: 600, minutes: 60, resourceIds: [] }),
  "one's own calendar's address": getFeed,
  "what can be booked": (actor) => listBookable(actor, ids.branch),
  "the settings of what can be booked": (actor) => listResources(actor, null),
  "what ⌘K finds": (actor) => findSome(actor, "青禾"),
};

beforeAll(async () => {
  await openStudio();
  const item = await situations["suppliers/items/actions changeItem"]?.given();
  expect(item).toBeDefined();
  await signInAs("owner");
  const product = await storedProduct({ cost: "120.00" });
  const bank = await situations["suppliers/actions revealBank"]?.given();
  ids.supplier = String(bank?.on?.id);
  ids.product = product.id;
  const lines = [aLine("280.00", "8", product.id)];
  ids.order = await aSubmitted({ supplierId: ids.supplier, lines });
  const remark = acts.find(({ id }) => id === "attachments/actions addRemark");
  const text = { document: "purchase-order", documentId: ids.order, text: "已电话确认" };
  if (remark) done(await remark.act(sampleOf(remark.act.input, text)));
  ids.push = await aSubmittedPush();
  ids.person = (await signInAs("sales")).id;
  await signInAs("owner");
  const items = [{ productId: product.id, quantity: "1", photoSlots: "20" }];
  ids.package = (await storedPackage({ items, validUntil: "2027-12-31", notes: "赠" })).id;
  await signInAs("cs_agent");
  ids.customer = (await storedCustomer({ mobile: "13812345678" })).id;
  ids.twin = (await storedCustomer({ mobile: "13812345678" })).id;
  await findTwins(job("customers.find-twins"));
  await aChildOf(ids.customer);
  await aTalkWith(ids.customer);
  const sold = { productId: product.id, quantity: "1", unitPrice: "88.00" };
  ids.sale = (
    await aSignedOrder({
      ...{ customerId: ids.customer, packageId: ids.package, items: [sold] },
      ...{ discount: "10", discountReason: "展会价", weddingOn: "2027-10-01", notes: "送相框" },
    })
  ).id;
  await handedIn(ids.sale, "retoucher");
  const [shoot] = await admin<{ id: string }[]>`select id from jobs where order_id = ${ids.sale}`;
  ids.job = shoot?.id ?? "";
  await signInAs("cs_agent");
  ids.lead = (await anArrivedLead()).id;
  ids.pooled = (await storedLead()).id;
  done(await releaseLead({ id: ids.pooled, reason: "跟不过来" }));
  ids.branch = await branchId("XM01");
  const { id: me } = await signInAs("photographer");
  const things = [await aResource({ kind: "person", personId: me }), await aResource()];
  await signInAs("dispatcher");
  const booked = { customerId: ids.customer, resourceIds: things, hold: "1440", on } as const;
  ids.appointment = (await anAppointment({ ...booked, resourceIds: things, notes: "带礼服" })).id;
});

/** The names of what is filled in: "lines[].unitPrice". Days, sums and moments are leaves. */
function fieldsOf(value: unknown, at = ""): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => fieldsOf(one, `${at}[]`)))];
  if (value instanceof Map) return fieldsOf([...value.values()], at);
  if (typeof value !== "object" || value instanceof Date || value instanceof Uint8Array)
    return [at];
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, at ? `${at}.${key}` : key));
}

async function shownTo(role: Role, read: (actor: Staff) => Promise<unknown>): Promise<string[]> {
  const actor = await signInAs(role);
  try {
    return fieldsOf(await read(actor)).sort();
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/**
 * PM-06: a new field in what a page reads is red here until somebody has looked who gets it. `vitest
 * -u` writes it down; the difference says for whom.
 */
test.each(Object.keys(reads))(
  "PM-06: %s shows each role these fields and no others",
  async (name) => {
    const read = reads[name];
    if (!read) return;
    const shown: Record<string, Role[]> = {};
    for (const role of roles)
      for (const field of await shownTo(role, read)) shown[field] = [...(shown[field] ?? []), role];
    const alike = Object.groupBy(Object.keys(shown).sort(), (field) =>
      (shown[field] ?? []).join(" "),
    );
    expect(alike).toMatchSnapshot();
  },
);

test.each(acts.filter(({ id }) => id in situations))(
  "PM-06: $id answers these fields",
  async ({ id, act }) => {
    const situation = situations[id];
    if (!situation) return;
    const { on, with: rest } = await situation.given();
    const input = sampleOf(act.input, { ...rest, ...on });
    await signInAs(situation.as);
    expect(fieldsOf(done(await act(input))).sort()).toMatchSnapshot();
  },
);
