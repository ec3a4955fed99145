import { hashWith } from "../../core/blind-index.ts";
import { peopleToFind } from "../../core/pinyin.ts";
import { addDays, type Day, dayIn } from "../../core/time.ts";
import type { Branch } from "./company.ts";
import { household, tagList, talkList } from "./households.ts";
import { numbersOf } from "./numbering.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { demoSeed, insert, remember, type Stage } from "./stage.ts";

const perBranch = 180;
const sources = [
  ...["douyin", "xiaohongshu", "dianping", "walk_in", "referral", "wechat", "phone", "fair"],
  ...["douyin", "xiaohongshu", "referral"],
];
const desks: readonly string[] = ["cs_agent", "sales"];

type Rows = Record<
  "customers" | "customer_persons" | "customer_contacts" | "customer_reveals" | "communications",
  Parameters<typeof insert>[2][number][]
>;

/** By dice of its own, so that the rest of the demo stays as it is. */
export async function makeCustomers(
  stage: Stage,
  branches: readonly Branch[],
  people: readonly Person[],
): Promise<void> {
  const random = randomFrom(demoSeed + 1);
  const rows: Rows = {
    customers: [],
    customer_persons: [],
    customer_contacts: [],
    customer_reveals: [],
    communications: [],
  };
  const entries: Parameters<typeof remember>[2][number][] = [];
  const numbers = numbersOf("customer", "KH");
  for (const branch of branches) {
    const staff = people.filter(
      ({ branchId, role }) => branchId === branch.id && desks.includes(role),
    );
    for (const at of momentsOf(stage, random))
      entries.push(
        tell(rows, stage, random, { branch, staff, at, number: numbers.next(branch, at) }),
      );
  }
  for (const [table, some] of Object.entries(rows)) await insert(stage.sql, table, some);
  await remember(stage.sql, "customer", entries);
  await stage.sql`update search_entries e set at = c.created_at from customers c where c.id = e.id`;
  await numbers.keep(stage.sql);
}

/** From the shop's first day to yesterday, in their order. */
function momentsOf({ now, opened }: Stage, random: Random): Date[] {
  const first = Date.parse(`${opened}T02:00:00Z`);
  return Array.from(
    { length: perBranch },
    () => new Date(first + Math.floor(random.next() * (now - 86_400_000 - first))),
  ).sort((a, b) => a.getTime() - b.getTime());
}

type Case = { branch: Branch; staff: readonly Person[]; at: Date; number: string };

function tell(rows: Rows, stage: Stage, random: Random, { branch, staff, at, number }: Case) {
  const id = random.idAt(at);
  const owner = random.pick(staff);
  const { name, members, isWedding } = household(random);
  const on = dayIn("Asia/Shanghai", at);
  rows.customers.push({
    ...{ id, branch_id: branch.id, number, name },
    ...{ source: random.pick(sources), owner_id: owner.id, created_by: owner.id },
    wedding_on: isWedding && random.chance(0.8) ? addDays(on, random.between(40, 260)) : null,
    tags: random.chance(0.45) ? `{${random.pick(tagList)}}` : "{}",
    created_at: at,
  });
  const of = { branch_id: branch.id, customer_id: id };
  const ids = members.map(() => random.idAt(at));
  const ends: string[] = [];
  for (const [nth, member] of members.entries()) {
    const personId = ids[nth] ?? "";
    // One after the other, as they are listed.
    const created_at = new Date(at.getTime() + nth);
    const isMinor = member.role === "baby";
    rows.customer_persons.push({
      ...{ ...of, created_at },
      ...sealedPerson(stage, random, personId, member, on),
      guardian_id: isMinor ? (ids[0] ?? null) : null,
      guardian_consent_at: isMinor ? at : null,
    });
    if (isMinor || (nth > 0 && random.chance(0.4))) continue;
    const contact = mobileOf(stage, random, rows.customer_contacts.length);
    rows.customer_contacts.push({ ...of, created_at, ...contact, person_id: personId });
    ends.push(contact.last4);
    if (random.chance(0.02))
      rows.customer_reveals.push({
        ...{ id: random.idAt(at), branch_id: branch.id, customer_id: id, contact_id: contact.id },
        ...{ revealed_by: owner.id, reason: "打电话邀约", at },
      });
  }
  talk(rows, stage, random, { branch, owner, id, at });
  return {
    ...{ id, branchId: branch.id, departmentId: owner.departmentId, ownerId: owner.id },
    ...{ openedBy: "customers:read", title: name, subtitle: number },
    words: [peopleToFind(name), ...ends],
  };
}

function sealedPerson(
  { seal }: Stage,
  random: Random,
  id: string,
  { role, name, born }: ReturnType<typeof household>["members"][number],
  on: Day,
) {
  const isMinor = role === "baby";
  const place = (column: string) => ({ table: "customer_persons", column, id });
  const kind = isMinor ? "minor" : "customer";
  const two = (value: number) => String(value).padStart(2, "0");
  const typed = `${random.between(...born)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const birthday = typed > on ? addDays(on, -random.between(20, 400)) : typed;
  const isTold = isMinor || random.chance(0.5);
  return {
    ...{ id, role, is_minor: isMinor },
    name_sealed: seal(kind, place("name_sealed"), name),
    birthday_sealed: isTold ? seal(kind, place("birthday_sealed"), birthday) : null,
    birth_month: isTold ? Number(birthday.slice(5, 7)) : null,
  };
}

/** 1390000xxxx belongs to nobody; each stands once. */
function mobileOf({ seal, index, now }: Stage, random: Random, nth: number) {
  const last4 = String((nth * 7 + 1234) % 10_000).padStart(4, "0");
  const value = `+861390000${last4}`;
  const id = random.idAt(new Date(now));
  return {
    ...{ id, kind: "mobile", last4 },
    value_sealed: seal(
      "customer",
      { table: "customer_contacts", column: "value_sealed", id },
      value,
    ),
    value_hash: hashWith(index, "customer.phone", value),
  };
}

type Told = { branch: Branch; owner: Person; id: string; at: Date };

/** Up to three talks in the weeks after; of the latest customers the next step is still to come. */
function talk(rows: Rows, { now, today }: Stage, random: Random, { branch, owner, id, at }: Told) {
  let moment = at.getTime();
  for (let nth = random.between(0, 3); nth > 0; nth -= 1) {
    moment += random.between(2, 14 * 24) * 3_600_000;
    if (moment > now) return;
    const { outcome, note, next } = random.pick(talkList);
    const channel = random.pick(["phone", "wechat", "wechat", "visit"]);
    const on = dayIn("Asia/Shanghai", new Date(moment));
    const isOpen = next !== "" && on > addDays(today, -21);
    rows.communications.push({
      ...{ id: random.idAt(new Date(moment)), branch_id: branch.id, customer_id: id },
      ...{ author_id: owner.id, at: new Date(moment), outcome, note },
      channel,
      direction: channel === "visit" || random.chance(0.3) ? "in" : "out",
      next_step: isOpen ? next : "",
      next_on: isOpen ? addDays(today, random.between(-1, 6)) : null,
    });
  }
}
