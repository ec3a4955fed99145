import { randomInt, randomUUID } from "node:crypto";
import { addCustomer } from "@/lib/customers/actions";
import { logCommunication } from "@/lib/customers/communications/actions";
import { addPerson } from "@/lib/customers/persons/actions";
import type { NewCustomerForm } from "@/lib/customers/schema";
import { admin } from "../admin";
import { branchId } from "../session";
import { done, soon } from "./purchase-orders";

/** A number that nobody else of these tests has. */
export const aMobile = () => `139${String(randomInt(100_000_000)).padStart(8, "0")}`;

type Form = Partial<NewCustomerForm & NewCustomerForm["persons"][number]>;

/** What the form of a new customer holds: one person, or those who are given. */
export const customerForm = async ({
  name = "林晓雯 陈志强",
  role = "bride",
  mobile = aMobile(),
  ...form
}: Form = {}): Promise<NewCustomerForm> => ({
  id: randomUUID(),
  branchId: await branchId("XM01"),
  source: "walk_in",
  referrerId: "",
  weddingOn: "",
  tags: "",
  notes: "",
  persons: [{ role, name, mobile }],
  wechat: "",
  ...form,
});

/** Through the act itself, as whoever is signed in. */
export async function storedCustomer(form: Form = {}) {
  const wanted = await customerForm(form);
  const { number } = done(await addCustomer(wanted));
  const [{ name, mobile } = { name: "", mobile: "" }] = wanted.persons;
  return { ...wanted, name, mobile, number, version: 1 };
}

export const contactsOf = (customerId: string) =>
  admin<{ id: string; last4: string; value_sealed: Buffer; value_hash: Buffer }[]>`
    select * from customer_contacts where customer_id = ${customerId} order by created_at, id`;

export const personsOf = (customerId: string) =>
  admin<{ id: string; role: string; is_minor: boolean; name_sealed: Buffer }[]>`
    select * from customer_persons where customer_id = ${customerId} order by created_at, id`;

/** A baby of the household, with the first person as guardian. */
export async function aChildOf(customerId: string, name = "小满", birthday = "2026-03-09") {
  const [guardian] = await personsOf(customerId);
  const id = randomUUID();
  const agreed = { guardianId: guardian?.id ?? "", consent: true };
  done(await addPerson({ id, customerId, role: "baby", personName: name, birthday, ...agreed }));
  return id;
}

export async function aTalkWith(customerId: string, nextOn: string = soon()) {
  const id = randomUUID();
  const said = { channel: "phone", direction: "out", outcome: "thinking", note: "周末来" } as const;
  done(await logCommunication({ id, customerId, ...said, nextStep: "约进店", nextOn }));
  return id;
}
