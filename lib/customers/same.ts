import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Staff } from "@/lib/core/actor";
import { must, reading, within } from "@/lib/core/guard";
import { read, write } from "./access";
import { contactKinds } from "./kinds";
import { whoseCustomer } from "./list";
import { contactOf, phoneOf } from "./rules";
import { hashOf } from "./sealed";

export const sameInput = z.strictObject({
  kind: z.enum(contactKinds),
  value: z.string().max(80),
});

export type Same = {
  known: { id: string; number: string; name: string }[];
  /** Beyond the reader's reach there is one too; who, is not told. */
  elsewhere: boolean;
};

/** Who already has this number, while it is being typed. */
export async function findSame(
  actor: Staff,
  { kind, value }: z.output<typeof sameInput>,
): Promise<Same> {
  must(actor, write);
  const sound = contactOf(kind, value);
  if (sound === null) return { known: [], elsewhere: false };
  const hash = await hashOf(kind, sound);
  const rows = await reading(actor, (tx) =>
    tx.execute<{ id: string | null; number: string; name: string }>(
      sql`select * from sec.same_contact(${hash})`,
    ),
  );
  return {
    known: rows.flatMap(({ id, number, name }) => (id === null ? [] : [{ id, number, name }])),
    elsewhere: rows.some(({ id }) => id === null),
  };
}

/** For ⌘K: whoever has this whole number, in the reader's reach. */
export async function findByPhone(actor: Staff, text: string) {
  must(actor, read);
  const phone = phoneOf(text);
  if (!phone) return [];
  const hash = await hashOf(phone.kind, phone.e164);
  const rows = await reading(actor, (tx) =>
    tx.execute<{ id: string; title: string; subtitle: string; at: string }>(sql`
      select c.id, c.name as title, c.number as subtitle, c.created_at::text as at from customers c
      where c.id in (select k.customer_id from customer_contacts k
        where k.value_hash = ${hash} and k.active)
        and ${within(actor, read, whoseCustomer) ?? sql`true`}
      order by c.created_at desc limit 20`),
  );
  return [...rows].map((row) => ({ ...row, document: "customer", at: new Date(row.at) }));
}
