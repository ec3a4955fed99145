import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { changeCustomer, handOverCustomer } from "@/lib/customers/actions";
import { logCommunication } from "@/lib/customers/communications/actions";
import { filterOf } from "@/lib/customers/filters";
import { listCustomers } from "@/lib/customers/list";
import {
  addPerson,
  changePerson,
  removePerson,
  revealPerson,
} from "@/lib/customers/persons/actions";
import { getCustomer } from "@/lib/customers/profile";
import { childDays, isMinorOn } from "@/lib/customers/rules";
import { admin } from "../support/admin";
import { aChildOf, aTalkWith, personsOf, storedCustomer } from "../support/make/customers";
import { done, openStudio, soon } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

type Day = Parameters<typeof isMinorOn>[0];

describe("P-03: a child", () => {
  const baby = { role: "baby", personName: "小满", birthday: "2026-03-09" } as const;
  const refusedAt = async (form: Partial<Parameters<typeof addPerson>[0]>, customerId: string) => {
    const whole = {
      id: randomUUID(),
      customerId,
      ...baby,
      guardianId: "",
      consent: false,
      ...form,
    };
    const answer = await addPerson(whole);
    return answer.ok ? [] : Object.values(answer.failure.fields ?? {}).flat();
  };

  test("is kept only with a grown-up guardian who agreed", async () => {
    await signInAs("cs_agent");
    const { id } = await storedCustomer();
    const [mother] = await personsOf(id);
    const guardianId = mother?.id ?? "";
    expect(await refusedAt({}, id)).toEqual(["customers.guardian-missing"]);
    expect(await refusedAt({ guardianId }, id)).toEqual(["customers.consent-missing"]);
    const child = await aChildOf(id);
    expect(await refusedAt({ guardianId: child, consent: true }, id)).toEqual([
      "customers.guardian-missing",
    ]);
    const other = await storedCustomer();
    const [stranger] = await personsOf(other.id);
    expect(await refusedAt({ guardianId: stranger?.id ?? "", consent: true }, id)).toEqual([
      "customers.guardian-missing",
    ]);
  });

  test("is one by its birthday too, whatever role was chosen", async () => {
    await signInAs("cs_agent");
    const { id } = await storedCustomer();
    const young = { role: "self", birthday: "2020-01-01" } as const;
    expect(await refusedAt(young, id)).toEqual(["customers.guardian-missing"]);
    expect(isMinorOn("2012-11-29" as Day, "2026-11-28" as Day)).toBe(true);
    expect(isMinorOn("2012-11-28" as Day, "2026-11-28" as Day)).toBe(false);
  });

  test("is refused by the database when the product forgets (23514)", async () => {
    await signInAs("cs_agent");
    const { id } = await storedCustomer();
    await expect(
      admin`insert into customer_persons (id, branch_id, customer_id, role, is_minor)
        select gen_random_uuid(), branch_id, id, 'baby', true from customers where id = ${id}`,
    ).rejects.toMatchObject({ code: "23514" });
  });

  test("shows its month alone; name and day come with a reason, and each look is a row (P-04)", async () => {
    const agent = await signInAs("cs_agent");
    const { id } = await storedCustomer();
    const child = await aChildOf(id, "林小满", "2026-03-09");
    const page = await getCustomer(agent, id);
    expect(JSON.stringify(page)).not.toContain("林小满");
    expect(JSON.stringify(page)).not.toContain("2026-03-09");
    expect(page?.persons.find((one) => one.id === child)).toMatchObject({ birthMonth: 3 });
    const answer = done(await revealPerson({ id: child, reason: "生日祝福" }));
    expect(answer).toEqual({
      ...{ name: "林小满", birthday: "2026-03-09" },
      ...{ hundredOn: "2026-06-16", firstOn: "2027-03-09" },
    });
    const looks = await admin`select 1 from customer_reveals where person_id = ${child}`;
    expect(looks).toHaveLength(1);
    const [log] = await admin`select string_agg(l::text, '') as text from audit_log l`;
    expect(log?.text).not.toContain("林小满");
  });
});

test("a birthday that is still to come is refused, and one of 1990 is kept", async () => {
  const agent = await signInAs("cs_agent");
  const { id } = await storedCustomer();
  const groom = { customerId: id, role: "groom", personName: "陈𠮷", guardianId: "" } as const;
  const ahead = await addPerson({ ...groom, id: randomUUID(), birthday: soon(1), consent: false });
  expect(ahead).toMatchObject({ failure: { fields: { birthday: ["customers.birthday-ahead"] } } });
  const born = { id: randomUUID(), birthday: "1990-02-28", consent: false };
  done(await addPerson({ ...groom, ...born }));
  const page = await getCustomer(agent, id);
  expect(page?.persons.find((one) => one.id === born.id)).toMatchObject({
    name: "陈𠮷",
    birthday: "1990-02-28",
  });
});

test("29 February is a birthday in a leap year alone, and its first one is the day before March", async () => {
  const agent = await signInAs("cs_agent");
  const { id: customerId } = await storedCustomer();
  const groom = {
    customerId,
    role: "groom",
    personName: "陈",
    guardianId: "",
    consent: false,
  } as const;
  const wrong = await addPerson({ ...groom, id: randomUUID(), birthday: "1999-02-29" });
  expect(wrong).toMatchObject({ failure: { fields: { birthday: ["customers.birthday-wrong"] } } });
  done(await addPerson({ ...groom, id: randomUUID(), birthday: "1996-02-29" }));
  const leap = "2024-02-29" as Day;
  expect(childDays(leap)).toEqual({ hundredOn: "2024-06-07", firstOn: "2025-02-28" });
  expect(isMinorOn("2012-02-29" as Day, "2026-02-28" as Day)).toBe(true);
  expect(isMinorOn("2012-02-29" as Day, "2026-03-01" as Day)).toBe(false);
  const found = async (birthday: string) =>
    (await listCustomers(agent, filterOf({ birthday }), null)).rows.map(({ id }) => id);
  expect(await found("2")).toContain(customerId);
  expect(await found("3,4")).not.toContain(customerId);
});

test("what is open of a grown-up can be emptied; what is sealed of a child stays when left empty", async () => {
  const agent = await signInAs("cs_agent");
  const { id } = await storedCustomer();
  const [mother] = await personsOf(id);
  const child = await aChildOf(id, "林小满", "2026-03-09");
  const empty = { version: 1, personName: "", birthday: "", guardianId: "", consent: false };
  done(await changePerson({ ...empty, id: mother?.id ?? "", role: "mother" }));
  const agreed = { guardianId: mother?.id ?? "", consent: true };
  done(await changePerson({ ...empty, ...agreed, id: child, role: "baby" }));
  expect((await getCustomer(agent, id))?.persons[0]).toMatchObject({ role: "mother", name: "" });
  expect(done(await revealPerson({ id: child, reason: "核对信息" }))).toMatchObject({
    name: "林小满",
    birthday: "2026-03-09",
  });
});

test("a child leaves when the parent takes the consent back: name and birthday are erased, the looks stay", async () => {
  const agent = await signInAs("cs_agent");
  const { id } = await storedCustomer();
  const [mother] = await personsOf(id);
  const child = await aChildOf(id);
  done(await revealPerson({ id: child, reason: "核对信息" }));
  const guardian = await removePerson({ id: mother?.id ?? "", version: 1 });
  expect(guardian).toMatchObject({ failure: { code: "customers.is-guardian" } });
  done(await removePerson({ id: child, version: 1 }));
  expect((await getCustomer(agent, id))?.persons.map((one) => one.id)).toEqual([mother?.id]);
  const [kept] = await admin`select name_sealed, birthday_sealed, birth_month, active
    from customer_persons where id = ${child}`;
  expect(kept).toEqual({
    name_sealed: null,
    birthday_sealed: null,
    birth_month: null,
    active: false,
  });
  const looks = await admin`select 1 from customer_reveals where person_id = ${child}`;
  expect(looks).toHaveLength(1);
  const again = await revealPerson({ id: child, reason: "核对信息" });
  expect(again).toMatchObject({ failure: { code: "core.gone" } });
  const last = await removePerson({ id: mother?.id ?? "", version: 1 });
  expect(last).toMatchObject({ failure: { code: "customers.last-person" } });
});

describe("what was said", () => {
  test("cannot be changed afterwards, and stands under the name of who said it", async () => {
    const agent = await signInAs("cs_agent");
    const { id } = await storedCustomer();
    const talk = await aTalkWith(id);
    const page = await getCustomer(agent, id);
    expect(page?.talks).toMatchObject([{ note: "周末来", nextStep: "约进店", author: agent.name }]);
    await expect(
      admin`update communications set note = '没说过' where id = ${talk}`,
    ).rejects.toMatchObject({ code: "23001" });
  });

  test("asks for the day of a next step, and the customer is due on it until the next talk", async () => {
    const agent = await signInAs("cs_agent");
    const { id: customerId } = await storedCustomer();
    const said = { channel: "phone", direction: "out", outcome: "reached", note: "" } as const;
    const noDay = { id: randomUUID(), customerId, ...said, nextStep: "约进店", nextOn: "" };
    expect(await logCommunication(noDay)).toMatchObject({
      failure: { fields: { nextOn: ["customers.next-on-missing"] } },
    });
    const due = async () =>
      (await listCustomers(agent, filterOf({ tab: "due" }), null)).rows.map(({ id }) => id);
    await aTalkWith(customerId, soon(0));
    expect(await due()).toContain(customerId);
    const { id: forgotten } = await storedCustomer();
    await admin`update customers set next_on = current_date - 9 where id = ${forgotten}`;
    const both = (await due()).filter((id) => [customerId, forgotten].includes(id));
    expect(both, "the longest overdue first").toEqual([forgotten, customerId]);
    await aTalkWith(customerId, soon(3));
    expect(await due()).not.toContain(customerId);
  });
});

test("a customer goes to a colleague of the branch by the manager's hand, and not by one's own", async () => {
  const { id: elsewhere } = await signInAs("sales", "XM02");
  const { id: ownerId } = await signInAs("sales");
  await signInAs("cs_agent");
  const { id } = await storedCustomer();
  const form = { id, version: 1, ownerId, reason: "休假" };
  expect(await handOverCustomer(form)).toMatchObject({ failure: { code: "core.forbidden" } });
  const facts = { name: "林晓雯", source: "walk_in", referrerId: "" } as const;
  const more = { weddingOn: "", tags: "", notes: "" };
  const sneaked = { id, version: 1, ...facts, ...more, ownerId };
  expect(await changeCustomer(sneaked)).toMatchObject({ failure: { code: "core.invalid" } });
  await signInAs("branch_manager");
  expect(await handOverCustomer({ ...form, ownerId: elsewhere })).toMatchObject({
    failure: { fields: { ownerId: ["customers.not-of-branch"] } },
  });
  done(await handOverCustomer(form));
  const mine = await listCustomers(await signInAs("sales"), filterOf({ tab: "mine" }), null);
  expect(mine.rows.map((row) => row.id)).toContain(id);
});
