import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { people } from "@/db/schema/people";
import { supplierChannels, supplierContacts, suppliers } from "@/db/schema/suppliers";
import { can, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { read, reveal, write } from "./access";
import { changesOf } from "./changes";
import type { SupplierForm } from "./schema";
import { masked, unsealOf } from "./sealed";
import { liveLinks, type StoredSupplier } from "./writes";

/** A supplier with everybody and everything through which one reaches him; null when there is none. */
export async function getSupplier(actor: Staff, id: string) {
  must(actor, read);
  const read_ = await reading(actor, async (tx) => {
    const [supplier] = await tx
      .select({ supplier: suppliers, bankChangedByName: people.name })
      .from(suppliers)
      .leftJoin(people, eq(people.id, suppliers.bankChangedBy))
      .where(eq(suppliers.id, id));
    if (!supplier) return null;
    const [contacts, channels, links, changes] = await Promise.all([
      contactsOf(tx, id),
      channelsOf(tx, id),
      liveLinks(tx, id),
      changesOf(tx, id),
    ]);
    return { ...supplier, contacts, channels, links, changes };
  });
  if (!read_) return null;
  const { supplier, contacts, channels, ...rest } = read_;
  const { bankAccountSealed: _sealed, ...shown } = supplier;
  return {
    ...shown,
    ...rest,
    contacts: await Promise.all(contacts.map((one) => shownContact(actor, one))),
    channels: await Promise.all(channels.map((one) => shownChannel(actor, one))),
  };
}
export type Profile = NonNullable<Awaited<ReturnType<typeof getSupplier>>>;

const contactsOf = (tx: Tx, id: string) =>
  tx
    .select()
    .from(supplierContacts)
    .where(and(eq(supplierContacts.supplierId, id), supplierContacts.active))
    .orderBy(desc(supplierContacts.receivesPush), asc(supplierContacts.createdAt));

const channelsOf = (tx: Tx, id: string) =>
  tx
    .select()
    .from(supplierChannels)
    .where(eq(supplierChannels.supplierId, id))
    .orderBy(asc(supplierChannels.createdAt));

type Contact = Awaited<ReturnType<typeof contactsOf>>[number];
type Channel = Awaited<ReturnType<typeof channelsOf>>[number];

async function shownContact(actor: Staff, { mobileSealed, ...contact }: Contact) {
  const mobile = mobileSealed ? masked(await unsealOf("mobile", contact.id, mobileSealed)) : null;
  return { ...contact, mobile, mayReveal: mobile !== null && can(actor, reveal) };
}

/** An e-mail address may be read; of a robot's address, which is a password, only its host. */
async function shownChannel(actor: Staff, { addressSealed, secretSealed, ...channel }: Channel) {
  const address = await unsealOf("address", channel.id, addressSealed);
  return {
    ...channel,
    hasSecret: secretSealed !== null,
    address:
      channel.kind === "email"
        ? can(actor, write)
          ? address
          : `****@${address.split("@")[1] ?? ""}`
        : `${new URL(address).host}/…`,
  };
}

/** The supplier as its form holds it; also what a stale save is shown as stored (S3). */
export function formOf(supplier: StoredSupplier | Profile): SupplierForm {
  const {
    id,
    version,
    code,
    name,
    kind,
    settlement,
    paymentTerms,
    address,
    autoPush,
    showsPrices,
    notes,
  } = supplier;
  return {
    id,
    version,
    code,
    name,
    kind,
    settlement,
    paymentTerms,
    address,
    leadDays: String(supplier.leadDays),
    autoPush,
    showsPrices,
    notes,
  };
}

/** What the next code could be: one more than the highest of the same pattern. */
export async function nextCode(actor: Staff): Promise<string> {
  must(actor, write);
  const [row] = await reading(actor, (tx) =>
    tx
      .select({
        last: sql<number | null>`max(substring(${suppliers.code} from '^G(\\d{1,6})$')::int)`,
      })
      .from(suppliers),
  );
  return `G${String((row?.last ?? 0) + 1).padStart(3, "0")}`;
}
