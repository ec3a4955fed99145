import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { job } from "@/lib/core/prove";
import { addCustomer, changeCustomer } from "@/lib/customers/actions";
import { addContact, revealContact } from "@/lib/customers/contacts/actions";
import { filterOf } from "@/lib/customers/filters";
import { listCustomers } from "@/lib/customers/list";
import { askMerge, dismissTwin, mergeCustomers, undoMerge } from "@/lib/customers/merging/actions";
import { getMerge, listTwins } from "@/lib/customers/merging/queries";
import type { MergeForm } from "@/lib/customers/merging/schema";
import { findTwins } from "@/lib/customers/merging/twins";
import { getCustomer } from "@/lib/customers/profile";
import { winLead } from "@/lib/leads/win-actions";
import { findSome } from "@/lib/search/queries";
import { admin } from "../support/admin";
import { anAppointment, aResource, bookingsOf } from "../support/make/appointments";
import {
  aChildOf,
  aMobile,
  aTalkWith,
  contactsOf,
  customerForm,
  personsOf,
  storedCustomer,
} from "../support/make/customers";
import { anArrivedLead } from "../support/make/leads";
import { aSignedOrder } from "../support/make/orders";
import { done, openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

type Stored = Awaited<ReturnType<typeof storedCustomer>>;

async function merged(one: Stored, other: Stored, more: { name?: string; notes?: string } = {}) {
  const actor = await signInAs("branch_manager");
  const both = await getMerge(actor, one.id, other.id);
  if (!both) throw new Error("they cannot be merged");
  const { name, source, ownerId } = both.one;
  const id = randomUUID();
  const result = await mergeCustomers({
    ...{ id, survivorId: one.id, mergedId: other.id },
    ...{ survivorVersion: both.one.version, mergedVersion: both.other.version },
    ...{ name, source, ownerId, weddingOn: "", tags: "", notes: "", ...more },
  });
  return { id, result };
}

/** Every row about these customers, as it stands; their versions only count the changes. */
async function everything(ids: string[]) {
  const tables = [
    "customer_persons",
    "customer_contacts",
    "customer_reveals",
    "communications",
    "leads",
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      admin.unsafe(
        `select to_jsonb(t) as row from ${table} t where customer_id = any ($1) order by id`,
        [ids],
      ),
    ),
  );
  const own = await admin`select to_jsonb(c) - 'version' as row from customers c
    where id = any (${ids}) or referrer_id = any (${ids}) order by id`;
  const found =
    await admin`select to_jsonb(e) - 'at' as row from search_entries e where id = any (${ids}) order by id`;
  return JSON.stringify([...rows, own, found].map((some) => some.map(({ row }) => row)));
}

describe("two files of one household", () => {
  test("become one: people, numbers, talks, looks, leads and who was brought stand in the one that stays", async () => {
    await signInAs("cs_agent");
    const [one, other] = [
      await storedCustomer({ name: "林一" }),
      await storedCustomer({ name: "林二" }),
    ];
    await aChildOf(other.id);
    await aTalkWith(one.id);
    await aTalkWith(other.id);
    const [number] = await contactsOf(other.id);
    done(await revealContact({ id: number?.id ?? "", reason: "打电话邀约" }));
    const lead = await anArrivedLead({ mobile: other.mobile });
    const none = { inviterId: "", closerId: "", supervisorId: "" };
    done(await winLead({ id: lead.id, customerId: other.id, role: "bride", ...none }));
    const brought = await storedCustomer({ source: "referral", referrerId: other.id });
    done((await merged(one, other, { name: "林一 林二", notes: "同一家" })).result);

    const actor = await signInAs("cs_agent");
    const file = await getCustomer(actor, one.id);
    expect(file).toMatchObject({ name: "林一 林二", notes: "同一家" });
    expect(file?.persons).toHaveLength(3);
    expect(file?.contacts).toHaveLength(2);
    expect(file?.talks).toHaveLength(3);
    expect((await getCustomer(actor, brought.id))?.referrer?.id).toBe(one.id);
    const looks = await admin`select from customer_reveals where customer_id = ${one.id}`;
    expect(looks).toHaveLength(1);
    expect((await getCustomer(actor, other.id))?.mergedIntoId).toBe(one.id);
    const { rows } = await listCustomers(actor, filterOf({ q: other.mobile }), null);
    expect(rows.map(({ id }) => id)).toEqual([one.id]);
    expect((await findSome(actor, other.number)).map(({ id }) => id)).toContain(other.id);
    expect((await findSome(actor, "林二")).map(({ id }) => id)).not.toContain(other.id);
  });

  test("a signed order goes along and comes back, and to nobody else", async () => {
    await signInAs("cs_agent");
    const [one, other, third] = [
      await storedCustomer(),
      await storedCustomer(),
      await storedCustomer(),
    ];
    const order = await aSignedOrder({ customerId: other.id });
    const holder = async () =>
      (
        await admin<{ id: string }[]>`select customer_id as id from orders where id = ${order.id}`
      )[0]?.id;
    const { id, result } = await merged(one, other);
    done(result);
    expect(await holder()).toBe(one.id);
    await expect(
      admin`update orders set customer_id = ${third.id} where id = ${order.id}`,
    ).rejects.toMatchObject({ constraint_name: "signed_order_stands" });
    done(await undoMerge({ id }));
    expect(await holder()).toBe(other.id);
  });

  test("an appointment goes along and comes back, with what it has taken", async () => {
    await signInAs("dispatcher");
    const [one, other] = [await storedCustomer(), await storedCustomer()];
    const room = await aResource();
    const { id: booked } = await anAppointment({ customerId: other.id, resourceIds: [room] });
    const holder = async () =>
      (
        await admin<
          { id: string }[]
        >`select customer_id as id from appointments where id = ${booked}`
      )[0]?.id;
    const { id, result } = await merged(one, other);
    done(result);
    expect(await holder()).toBe(one.id);
    expect(await bookingsOf(booked)).toMatchObject([{ resource_id: room, state: "confirmed" }]);
    done(await undoMerge({ id }));
    expect(await holder()).toBe(other.id);
  });

  test("a number that both had stands once, and comes back to both", async () => {
    await signInAs("cs_agent");
    const mobile = aMobile();
    const [one, other] = [await storedCustomer({ mobile }), await storedCustomer({ mobile })];
    const before = await everything([one.id, other.id]);
    const { id, result } = await merged(one, other);
    done(result);
    expect((await getCustomer(await signInAs("branch_manager"), one.id))?.contacts).toHaveLength(1);
    done(await undoMerge({ id }));
    expect(await everything([one.id, other.id])).toBe(before);
  });

  test("merged and taken apart again, everything is as it was, whatever stood in either", async () => {
    const household = fc.record({
      child: fc.boolean(),
      talks: fc.nat({ max: 2 }),
      look: fc.boolean(),
      numbers: fc.nat({ max: 2 }),
      referrer: fc.boolean(),
      notes: fc.constantFrom("", "要海边", "双胞胎"),
    });
    type Household = typeof household extends fc.Arbitrary<infer T> ? T : never;
    const make = async (of: Household, referrerId: string) => {
      const brought = of.referrer && referrerId !== "";
      const customer = await storedCustomer({
        ...{ name: `甲${randomUUID().slice(0, 4)}`, notes: of.notes },
        ...{ source: brought ? "referral" : "douyin", referrerId: brought ? referrerId : "" },
      });
      const [first] = await personsOf(customer.id);
      if (of.child) await aChildOf(customer.id);
      for (let nth = 0; nth < of.talks; nth += 1) await aTalkWith(customer.id);
      for (let nth = 0; nth < of.numbers; nth += 1)
        done(
          await addContact({
            ...{ id: randomUUID(), customerId: customer.id, personId: first?.id ?? "" },
            ...{ kind: "mobile", value: aMobile() },
          }),
        );
      if (of.look) {
        const [number] = await contactsOf(customer.id);
        done(await revealContact({ id: number?.id ?? "", reason: "核对信息" }));
      }
      return customer;
    };
    await fc.assert(
      fc.asyncProperty(household, household, fc.boolean(), async (left, right, turned) => {
        await signInAs("cs_agent");
        const one = await make(left, "");
        const other = await make(right, one.id);
        const ids = [one.id, other.id];
        const before = await everything(ids);
        const [keep, gone] = turned ? [other, one] : [one, other];
        const { id, result } = await merged(keep, gone, { name: "合并后", notes: "合并后" });
        done(result);
        expect(await everything(ids)).not.toBe(before);
        done(await undoMerge({ id }));
        expect(await everything(ids)).toBe(before);
      }),
      { numRuns: 12, seed: 20_261_128 },
    );
  }, 60_000);

  test("what was noted and changed since stays; a number hung on one who goes back goes along", async () => {
    await signInAs("cs_agent");
    const [one, other] = [await storedCustomer(), await storedCustomer()];
    const { id, result } = await merged(one, other, { notes: "同一家" });
    done(result);
    const late = await aTalkWith(one.id);
    const [person] = await admin<{ id: string }[]>`select t.id from customer_persons t
      join customer_merges m on m.id = ${id} where m.moved -> 'public.customer_persons.customer_id' ? t.id::text`;
    const contact = { id: randomUUID(), customerId: one.id, personId: person?.id ?? "" };
    done(await addContact({ ...contact, kind: "mobile", value: aMobile() }));
    const form = {
      id: one.id,
      source: "walk_in",
      referrerId: "",
      weddingOn: "",
      tags: "",
    } as const;
    const [{ version } = { version: 0 }] = await admin<{ version: number }[]>`
      select version from customers where id = ${one.id}`;
    done(await changeCustomer({ ...form, version, name: "改过的", notes: "同一家" }));
    await signInAs("branch_manager");
    done(await undoMerge({ id }));
    const file = await getCustomer(await signInAs("cs_agent"), one.id);
    expect(file).toMatchObject({ name: "改过的", notes: "" });
    expect(file?.talks.map((talk) => talk.id)).toContain(late);
    expect((await contactsOf(other.id)).map((row) => row.id)).toContain(contact.id);
  });

  test("after thirty days it stays, and the later of two merges is undone first", async () => {
    await signInAs("cs_agent");
    const [one, two, three] = [
      await storedCustomer(),
      await storedCustomer(),
      await storedCustomer(),
    ];
    const first = await merged(two, three);
    done(first.result);
    const second = await merged(one, two);
    done(second.result);
    expect(await undoMerge({ id: first.id })).toMatchObject({
      failure: { code: "customers.later-merge-first" },
    });
    await admin`update customer_merges set merged_at = now() - interval '31 days' where id = ${second.id}`;
    expect(await undoMerge({ id: second.id })).toMatchObject({
      failure: { code: "customers.merged-long-ago" },
    });
  });

  test("a file that was merged takes nothing any more, and two who merge at once merge it once", async () => {
    await signInAs("cs_agent");
    const [one, two, gone] = [
      await storedCustomer(),
      await storedCustomer(),
      await storedCustomer(),
    ];
    const { id: ownerId } = await signInAs("branch_manager");
    const results = await Promise.all(
      [one, two, one, two].map(({ id: survivorId }) =>
        mergeCustomers({
          ...{ id: randomUUID(), survivorId, mergedId: gone.id, name: "林" },
          ...{
            source: "other" as const,
            survivorVersion: 1,
            mergedVersion: 1,
            weddingOn: "",
            tags: "",
            notes: "",
            ownerId,
          },
        }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await signInAs("cs_agent");
    const form = { id: gone.id, version: 1, name: "还在写", source: "walk_in", notes: "" } as const;
    expect(
      await changeCustomer({ ...form, referrerId: "", weddingOn: "", tags: "" }),
    ).toMatchObject({ failure: { code: "customers.is-merged" } });
  });

  test("is for who leads the branch; everybody else asks, and he is told", async () => {
    const agent = await signInAs("cs_agent");
    const [one, other] = [await storedCustomer(), await storedCustomer({ name: "林重复" })];
    const form = {
      ...{ id: randomUUID(), survivorId: one.id, mergedId: other.id, name: "林" },
      ...{
        source: "other" as const,
        survivorVersion: 1,
        mergedVersion: 1,
        weddingOn: "",
        tags: "",
        notes: "",
      },
      ownerId: agent.id,
    } satisfies MergeForm;
    expect(await mergeCustomers(form)).toMatchObject({ failure: { code: "core.forbidden" } });
    const manager = await signInAs("branch_manager");
    await signInAs("cs_agent");
    done(await askMerge({ id: one.id, otherId: other.id }));
    const [item] = await admin<{ params: Record<string, string> }[]>`select params from inbox_items
      where person_id = ${manager.id} and message = 'customers.merge-asked' and document_id = ${one.id}`;
    expect(item?.params.other).toContain("林重复");
  });

  test("not over two branches, and the function itself refuses who may not", async () => {
    await signInAs("cs_agent");
    const one = await storedCustomer();
    await signInAs("cs_agent", "XM02");
    const far = await storedCustomer({ branchId: await branchId("XM02") });
    const owner = await signInAs("owner", "every branch");
    expect(await getMerge(owner, one.id, far.id)).toBeNull();
    const form = {
      ...{ id: randomUUID(), survivorId: one.id, mergedId: far.id, name: "林" },
      ...{
        source: "other" as const,
        survivorVersion: 1,
        mergedVersion: 1,
        weddingOn: "",
        tags: "",
        notes: "",
      },
      ownerId: owner.id,
    } satisfies MergeForm;
    expect(await mergeCustomers(form)).toMatchObject({
      failure: { code: "customers.merge-of-one-branch" },
    });
    await expect(
      admin`select sec.merge_customers(${randomUUID()}, ${one.id}, ${far.id}, '{}')`,
    ).rejects.toMatchObject({ code: "42501" });
  });
});

test("whatever refers to a customer goes along by itself: the list is the database's own", async () => {
  const parts = await admin<{ part: string }[]>`
    select tbl::text || '.' || col as part from sec.customer_parts() order by 1`;
  expect(parts.map(({ part }) => part)).toEqual([
    "appointments.customer_id",
    "communications.customer_id",
    "customer_contacts.customer_id",
    "customer_persons.customer_id",
    "customer_reveals.customer_id",
    "customers.referrer_id",
    "leads.customer_id",
    "orders.customer_id",
  ]);
});

test("the nightly look finds files with one number or one name and day, once, and not what was dismissed", async () => {
  const mobile = aMobile();
  const actor = await signInAs("branch_manager");
  const twin = await customerForm({ name: "同名同日", weddingOn: "2027-05-01" });
  const [one, other] = [await storedCustomer({ mobile }), await storedCustomer({ mobile })];
  const third = await customerForm({ name: "同名同日", weddingOn: "2027-05-01" });
  done(await addCustomer(twin));
  done(await addCustomer(third));
  await Promise.all([
    findTwins(job("customers.find-twins")),
    findTwins(job("customers.find-twins")),
  ]);
  const of = async (ids: string[]) =>
    (await listTwins(actor, null)).filter(
      (pair) => ids.includes(pair.one.id) && ids.includes(pair.other.id),
    );
  expect(await of([one.id, other.id])).toMatchObject([{ why: "number" }]);
  expect(await of([twin.id, third.id])).toMatchObject([{ why: "name" }]);
  const [pair] = await of([one.id, other.id]);
  done(await dismissTwin({ id: pair?.id ?? "" }));
  await findTwins(job("customers.find-twins"));
  expect(await of([one.id, other.id])).toEqual([]);
});
