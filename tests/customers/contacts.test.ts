import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { exportRows } from "@/lib/core/export";
import { addCustomer, changeCustomer } from "@/lib/customers/actions";
import { exportColumns } from "@/lib/customers/columns";
import { addContact, removeContact, revealContact } from "@/lib/customers/contacts/actions";
import { filterOf } from "@/lib/customers/filters";
import { findCustomers, listCustomers, rowsForExport } from "@/lib/customers/list";
import { getCustomer } from "@/lib/customers/profile";
import { contactOf, phoneOf, shownContact } from "@/lib/customers/rules";
import { findSame } from "@/lib/customers/same";
import { findSome } from "@/lib/search/queries";
import { saveView } from "@/lib/views/actions";
import { admin } from "../support/admin";
import {
  aMobile,
  contactsOf,
  customerForm,
  personsOf,
  storedCustomer,
} from "../support/make/customers";
import { done, openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

const names = (page: Awaited<ReturnType<typeof listCustomers>>) =>
  page.rows.map(({ name }) => name);
const found = async (q: string, role: "cs_agent" | "owner" = "cs_agent") =>
  names(await listCustomers(await signInAs(role), filterOf({ q }), null));

describe("a number is one number, however it is typed", () => {
  test.each([
    "13800138000",
    "138 0013 8000",
    "138-0013-8000",
    "+86 13800138000",
    "+86-138-0013-8000",
    "0086 13800138000",
    "8613800138000",
    "１３８００１３８０００",
    "　＋８６ 138 0013 8000 ",
    "138–0013–8000",
    "\u202d13800138000\u202c",
  ])("%s is a mobile number, shown as 13800138000", (typed) => {
    expect(contactOf("mobile", typed)).toBe("+8613800138000");
    expect(shownContact("+8613800138000")).toBe("13800138000");
  });

  test.each(["1380013800", "138001380001", "12800138000", "", "abc", "2207"])(
    "%s is none",
    (typed) => expect(contactOf("mobile", typed)).toBeNull(),
  );

  test("a desk number keeps its area, a number abroad its country", () => {
    expect(contactOf("landline", "0592-5188066")).toBe("+865925188066");
    expect(shownContact("+865925188066")).toBe("05925188066");
    expect(phoneOf("+852 9123 4567")?.e164).toBe("+85291234567");
    expect(contactOf("landline", "5188066")).toBeNull();
  });
});

describe("a customer is found", () => {
  const mobile = aMobile();
  beforeAll(async () => {
    await signInAs("cs_agent");
    await storedCustomer({ name: "欧阳𠮷安 祝云", mobile });
    await signInAs("cs_agent", "XM02");
    await storedCustomer({ name: "司徒远 祝月", branchId: await branchId("XM02") });
  });

  test.each([
    ["a part of the name", "欧阳"],
    ["one character", "阳"],
    ["a rare character", "𠮷"],
    ["initials", "zy"],
    ["initials of both", "oyjazy"],
    ["the last four digits", mobile.slice(-4)],
    ["the whole number", mobile],
    [
      "the whole number as it is written",
      `+86 ${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`,
    ],
  ])("by %s", async (_, text) => {
    expect(await found(text)).toEqual(["欧阳𠮷安 祝云"]);
    const hits = await findSome(await signInAs("cs_agent"), text);
    expect(hits.map(({ title }) => title)).toContain("欧阳𠮷安 祝云");
  });

  test("by nobody of another branch, and by the owner in both", async () => {
    const colleague = await signInAs("cs_agent", "XM02");
    expect(await findSome(colleague, mobile)).toEqual([]);
    expect(names(await listCustomers(colleague, filterOf({ q: mobile }), null))).toEqual([]);
    expect((await found("祝", "owner")).sort()).toEqual(["司徒远 祝月", "欧阳𠮷安 祝云"]);
  });

  test("no more by a number that is theirs no longer", async () => {
    await signInAs("cs_agent");
    const old = aMobile();
    const { id } = await storedCustomer({ name: "换号的客户", mobile: old });
    const [contact] = await contactsOf(id);
    done(await removeContact({ id: contact?.id ?? "" }));
    expect([await found(old), await found(old.slice(-4))]).toEqual([[], []]);
  });
});

describe("a number that somebody has already", () => {
  test("warns with the name in one's own branch, and of another branch says only that there is one", async () => {
    await signInAs("cs_agent", "XM02");
    const mobile = aMobile();
    const theirs = await storedCustomer({
      mobile,
      branchId: await branchId("XM02"),
      name: "集美的客户",
    });
    const colleague = await signInAs("cs_agent");
    const value = ` +86 ${mobile}`;
    expect(await findSame(colleague, { kind: "mobile", value })).toEqual({
      known: [],
      elsewhere: true,
    });
    const ours = await storedCustomer({ mobile, name: "思明的客户" });
    const { known, elsewhere } = await findSame(colleague, { kind: "mobile", value });
    expect([known.map(({ id }) => id), elsewhere]).toEqual([[ours.id], true]);
    const owner = await findSame(await signInAs("owner", "every branch"), {
      kind: "mobile",
      value,
    });
    expect(owner.elsewhere).toBe(false);
    expect(owner.known.map(({ id }) => id).sort()).toEqual([ours.id, theirs.id].sort());
  });

  test("of one customer stands there once", async () => {
    await signInAs("cs_agent");
    const { id: customerId, mobile } = await storedCustomer();
    const [person] = await personsOf(customerId);
    const again = { id: randomUUID(), customerId, personId: person?.id ?? "" };
    const answer = await addContact({ ...again, kind: "mobile", value: `0086${mobile}` });
    expect(answer).toMatchObject({ ok: false, failure: { code: "customers.contact-there" } });
  });
});

describe("T-01: a whole number is shown to nobody without a reason", () => {
  const mobile = aMobile();
  let id = "";
  beforeAll(async () => {
    await signInAs("cs_agent");
    id = (await storedCustomer({ name: "金丝雀", mobile, wechat: "canary_9f3" })).id;
  });

  test("lists, pages, exports and search show its end", async () => {
    const manager = await signInAs("branch_manager");
    const rows = await rowsForExport(manager, filterOf({ q: mobile }), null);
    const address = `http://127.0.0.1:3000/api/customers/export?format=csv&q=${mobile}`;
    const file = await exportRows({
      ...{ actor: manager, request: new NextRequest(address), list: "customers" },
      columns: exportColumns((key) => key),
      page: async () => ({ rows, after: null }),
    });
    const texts = [
      JSON.stringify(await listCustomers(manager, filterOf({ q: mobile }), null)),
      JSON.stringify(await getCustomer(manager, id)),
      JSON.stringify(await findSome(manager, mobile)),
      await file.text(),
    ];
    for (const text of texts) {
      expect(text).toContain("金丝雀");
      expect(text).not.toContain(mobile);
      expect(text).not.toContain("canary_9f3");
    }
    expect(texts[3]).toContain(`*******${mobile.slice(-4)}`);
  });

  test("no table holds it: not the log, not the search, not a saved view, not an answer kept", async () => {
    await signInAs("cs_agent");
    const [contact] = await contactsOf(id);
    done(await revealContact({ id: contact?.id ?? "", reason: "打电话邀约" }, randomUUID()));
    const view = { list: "customers", name: "一位", audience: "own" as const };
    done(await saveView({ ...view, query: `q=${encodeURIComponent(`+86 ${mobile}`)}` }));
    const tables = await admin<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`;
    for (const { name } of tables) {
      const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
      const text = rows.map(({ row }) => row).join("\n");
      for (const canary of [mobile, "canary_9f3", Buffer.from(mobile).toString("hex")])
        expect([name, canary, text.includes(canary)]).toEqual([name, canary, false]);
    }
  });

  test("looking at it leaves who, whose and why", async () => {
    const agent = await signInAs("cs_agent");
    const [contact] = await contactsOf(id);
    const { value } = done(await revealContact({ id: contact?.id ?? "", reason: "核对信息" }));
    expect(value).toBe(mobile);
    const [look] = await admin`select revealed_by, reason from customer_reveals
      where contact_id = ${contact?.id ?? ""} order by at desc limit 1`;
    expect(look).toEqual({ revealed_by: agent.id, reason: "核对信息" });
    const [trace] = await admin`select actor_id, document_id, reason, after from audit_log
      where act = 'customers.reveal-contact' order by seq desc limit 1`;
    expect(trace).toMatchObject({ actor_id: agent.id, document_id: id, reason: "核对信息" });
  });

  test("is for whoever looks after the customer, and for the manager", async () => {
    const [contact] = await contactsOf(id);
    const look = { id: contact?.id ?? "", reason: "打电话邀约" };
    await signInAs("sales");
    expect(await revealContact(look)).toMatchObject({ ok: false, failure: { code: "core.gone" } });
    await signInAs("branch_manager");
    expect(await revealContact(look)).toMatchObject({ ok: true });
  });

  test("the sixty-first look of a day is refused, and those who lead the branch are told once", async () => {
    const manager = await signInAs("branch_manager");
    const selector = await signInAs("selector");
    const { id: own } = await storedCustomer();
    const [contact] = await contactsOf(own);
    const look = { id: contact?.id ?? "", reason: "打电话邀约" };
    const codes = [];
    for (let nth = 1; nth <= 62; nth += 1) {
      const answer = await revealContact(look);
      codes.push(answer.ok ? "ok" : answer.failure.code);
    }
    expect(codes.slice(0, 60).every((code) => code === "ok")).toBe(true);
    expect(codes.slice(60)).toEqual(["customers.reveals-used-up", "customers.reveals-used-up"]);
    const told = await admin`select person_id from inbox_items
      where message = 'customers.reveals-alarm' and params ->> 'account' = ${selector.account}
        and person_id = ${manager.id}`;
    expect(told).toHaveLength(1);
    // Yesterday's do not count.
    await admin`alter table customer_reveals disable trigger append_only`;
    await admin`update customer_reveals set at = at - interval '1 day' where revealed_by = ${selector.id}`;
    await admin`alter table customer_reveals enable trigger append_only`;
    expect(await revealContact(look)).toMatchObject({ ok: true });
  });
});

test("a whole list is not for one person to take: at most 200 in a file", async () => {
  const manager = await signInAs("branch_manager");
  await admin`insert into customers (id, branch_id, number, name, source, owner_id, created_by)
    select gen_random_uuid(), ${await branchId("XM01")}, 'X-' || n, '批量 ' || n, 'other', ${manager.id}, ${manager.id}
    from generate_series(1, 201) n`;
  const take = (search: Record<string, string>) => rowsForExport(manager, filterOf(search), null);
  const refused = { code: "customers.too-many-to-export" };
  await expect(take({})).rejects.toMatchObject(refused);
  await expect(take({ source: "other" })).rejects.toMatchObject(refused);
  expect((await take({ source: "walk_in" })).length).toBeGreaterThan(0);
});

test("pressing 保存 twice opens one file, and numbers have no gaps (INV-10)", async () => {
  await signInAs("cs_agent");
  const form = await customerForm();
  const key = randomUUID();
  const [one, other] = await Promise.all([addCustomer(form, key), addCustomer(form, key)]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toEqual(one);
  const refused = await addCustomer(await customerForm({ name: "长".repeat(200) }));
  expect(refused).toMatchObject({
    ok: false,
    failure: { fields: { "persons.0.name": ["core.too-long"] } },
  });
  const next = done(await addCustomer(await customerForm()));
  const nth = (number: string) => Number(number.slice(-6));
  expect(nth(next.number)).toBe(nth(done(one).number) + 1);
  expect(next.number).toMatch(/^KH-XM01-\d\d-\d{6}$/);
});

test("a customer without any way to reach him is not opened, nor one with half a number", async () => {
  await signInAs("cs_agent");
  const fields = async (form: Parameters<typeof customerForm>[0]) => {
    const answer = await addCustomer(await customerForm(form));
    return answer.ok ? {} : answer.failure.fields;
  };
  expect(await fields({ mobile: "", wechat: "" })).toEqual({
    "persons.0.mobile": ["customers.no-contact"],
  });
  expect(await fields({ mobile: "1380013800" })).toMatchObject({
    "persons.0.mobile": ["customers.mobile-wrong"],
  });
});

test("a household is opened with its people, each with a number of his own", async () => {
  const agent = await signInAs("cs_agent");
  const [hers, his] = [aMobile(), aMobile()];
  const bride = { role: "bride", name: "林𠮷 😀", mobile: hers } as const;
  const groom = { role: "groom", name: "陈志强", mobile: `+86 ${his}` } as const;
  const twice = await addCustomer(
    await customerForm({ persons: [bride, { ...groom, mobile: hers }] }),
  );
  expect(twice).toMatchObject({ failure: { fields: { "persons.1.mobile": ["customers.twice"] } } });
  const { id } = await storedCustomer({ persons: [bride, groom] });
  const page = await getCustomer(agent, id);
  expect(page).toMatchObject({
    name: "林𠮷 😀 陈志强",
    persons: [
      { role: "bride", name: "林𠮷 😀" },
      { role: "groom", name: "陈志强" },
    ],
    contacts: [{ masked: `*******${hers.slice(-4)}` }, { masked: `*******${his.slice(-4)}` }],
  });
  expect(page?.contacts.map(({ personId }) => personId)).toEqual(
    page?.persons.map((one) => one.id),
  );
});

test("a number typed among the words is sent to the contacts, where it is sealed", async () => {
  await signInAs("cs_agent");
  const notes = async (text: string) => {
    const answer = await addCustomer(await customerForm({ notes: text }));
    return answer.ok ? [] : answer.failure.fields?.notes;
  };
  const refused = ["customers.number-in-text"];
  expect(await notes("新郎电话 138-1234 5678，晚上打")).toEqual(refused);
  expect(await notes("+8613812345678")).toEqual(refused);
  expect(await notes("快递单号 773013812345678")).toEqual([]);
  const name = await addCustomer(await customerForm({ name: "林小姐１３８１２３４５６７８" }));
  expect(name).toMatchObject({ failure: { fields: { "persons.0.name": refused } } });
});

describe("who brought a customer", () => {
  test("is another one of the branch, found by whatever the list finds", async () => {
    const agent = await signInAs("cs_agent");
    const mobile = aMobile();
    const old = await storedCustomer({ name: "介绍人赖美玲", mobile });
    for (const typed of ["赖美", "jsrlml", mobile, mobile.slice(-4), old.number])
      expect([typed, (await findCustomers(agent, typed)).map(({ id }) => id)]).toEqual([
        typed,
        [old.id],
      ]);
    const brought = { source: "referral", referrerId: old.id } as const;
    const { id } = await storedCustomer(brought);
    expect((await getCustomer(agent, id))?.referrer).toMatchObject({ id: old.id });
    const walkIn = await storedCustomer({ ...brought, source: "walk_in" });
    expect((await getCustomer(agent, walkIn.id))?.referrer).toBeNull();
  });

  test("is nobody of another branch, and not the customer himself", async () => {
    await signInAs("cs_agent", "XM02");
    const there = await storedCustomer({ branchId: await branchId("XM02") });
    const refused = { failure: { fields: { referrerId: ["customers.no-referrer"] } } };
    await signInAs("cs_agent");
    const here = { source: "referral", referrerId: there.id } as const;
    expect(await addCustomer(await customerForm(here))).toMatchObject(refused);
    const { id } = await storedCustomer();
    const facts = { name: "林晓雯", weddingOn: "", tags: "", notes: "" };
    const self = { id, version: 1, ...facts, source: "referral", referrerId: id } as const;
    expect(await changeCustomer(self)).toMatchObject(refused);
  });
});
