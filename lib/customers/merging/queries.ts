import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import {
  customerContacts,
  customerMerges,
  customerPersons,
  customers,
} from "@/db/schema/customers";
import { people } from "@/db/schema/people";
import { reaches, type Staff } from "@/lib/core/actor";
import { must, reading, within } from "@/lib/core/guard";
import { merge } from "../access";
import { maskedEnd } from "../rules";

/** Both files side by side, as they are before they become one; null when either is out of reach. */
export async function getMerge(actor: Staff, id: string, otherId: string) {
  must(actor, merge);
  if (id === otherId) return null;
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({ customer: customers, owner: people.name })
      .from(customers)
      .innerJoin(people, eq(people.id, customers.ownerId))
      .where(and(inArray(customers.id, [id, otherId]), isNull(customers.mergedIntoId)));
    const mine = rows.filter(({ customer }) => reaches(actor, merge, customer));
    const [one, other] = [id, otherId].map((wanted) =>
      mine.find(({ customer }) => customer.id === wanted),
    );
    if (!one || !other || one.customer.branchId !== other.customer.branchId) return null;
    const counts = await countsOf(tx, [id, otherId]);
    const shown = ({ customer, owner }: typeof one) => {
      const { id: of, number, name, source, weddingOn, tags, notes, version, ownerId } = customer;
      const facts = { number, name, source, weddingOn, tags, notes, version, ownerId };
      return { id: of, ...facts, owner, createdAt: customer.createdAt, ...counts(of) };
    };
    return { one: shown(one), other: shown(other) };
  });
}
export type Merging = NonNullable<Awaited<ReturnType<typeof getMerge>>>;

async function countsOf(tx: Tx, ids: string[]) {
  const contacts = await tx
    .select({ customerId: customerContacts.customerId, last4: customerContacts.last4 })
    .from(customerContacts)
    .where(and(inArray(customerContacts.customerId, ids), customerContacts.active));
  const persons = await tx
    .select({ customerId: customerPersons.customerId })
    .from(customerPersons)
    .where(and(inArray(customerPersons.customerId, ids), customerPersons.active));
  const talks = await tx.execute<{ id: string; count: number }>(sql`
    select c.id, (select count(*)::int from communications m where m.customer_id = c.id) as count
    from customers c where c.id = any (${sql.param(ids)}::uuid[])`);
  return (id: string) => ({
    phones: contacts.flatMap(({ customerId, last4 }) =>
      customerId === id && last4 ? [maskedEnd(last4)] : [],
    ),
    persons: persons.filter(({ customerId }) => customerId === id).length,
    talks: talks.find((row) => row.id === id)?.count ?? 0,
  });
}

/** What went into this file in the last thirty days, and can go back. */
export const mergesOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: customerMerges.id,
      number: customers.number,
      name: customers.name,
      mergedAt: customerMerges.mergedAt,
    })
    .from(customerMerges)
    .innerJoin(customers, eq(customers.id, customerMerges.mergedId))
    .where(
      and(
        eq(customerMerges.survivorId, id),
        isNull(customerMerges.undoneAt),
        sql`${customerMerges.mergedAt} > now() - interval '30 days'`,
      ),
    )
    .orderBy(desc(customerMerges.mergedAt))
    .limit(10);

/** Pairs that may be one household, newest first: a hundred at most, the rest follows once these are done. */
export async function listTwins(actor: Staff, branchId: string | null) {
  must(actor, merge);
  const rows = await reading(actor, (tx) =>
    tx.execute<{
      id: string;
      why: "number" | "name";
      one_id: string;
      one: string;
      one_number: string;
      other_id: string;
      other: string;
      other_number: string;
      branch: string;
    }>(sql`
      select t.id, t.why, c.id as one_id, c.name as one, c.number as one_number,
        o.id as other_id, o.name as other, o.number as other_number, b.code as branch
      from customer_twins t join customers c on c.id = t.one_id join customers o on o.id = t.other_id
      join branches b on b.id = t.branch_id
      where t.dismissed_at is null and c.merged_into_id is null and o.merged_into_id is null
        and ${within(actor, merge, { branch: sql`t.branch_id` }) ?? sql`true`}
        and ${branchId ? sql`t.branch_id = ${branchId}` : sql`true`}
      order by t.found_at desc, t.id desc limit 100`),
  );
  return rows.map((row) => ({
    ...{ id: row.id, why: row.why, branch: row.branch },
    one: { id: row.one_id, name: row.one, number: row.one_number },
    other: { id: row.other_id, name: row.other, number: row.other_number },
  }));
}
export type Twin = Awaited<ReturnType<typeof listTwins>>[number];
