import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Context, withTx } from "@/db";
import { connect } from "@/db/address";
import { loadDemo } from "@/lib/commands/demo/load";
import { urlAs } from "@/lib/commands/roles";
import { admin } from "../support/admin";
import { kek } from "../support/databases";
import { named, tables } from "./tables";

const owner = connect(urlAs(process.env.ADMIN_DB ?? "", inject("passwords"), "app_migrate"), {
  max: 1,
});

/** Who asks the database, past the app: nobody, a guess, and people of the demo. */
const askers = [
  ...(["nobody", "guess", "buyer", "buyer.xm02", "owner", "retoucher"] as const),
  ...(["cs_agent", "cs_agent.xm02", "photographer"] as const),
] as const;
type Asker = (typeof askers)[number];
/** The branches in which each has to do with purchasing. */
const branchesOf: Record<Asker, string[]> = {
  nobody: [],
  guess: [],
  buyer: ["XM01"],
  "buyer.xm02": ["XM02"],
  owner: ["XM01", "XM02"],
  retoucher: [],
  cs_agent: [],
  "cs_agent.xm02": [],
  photographer: [],
};
/** The branches in which each meets customers. */
const desksOf: Record<Asker, string[]> = {
  nobody: [],
  guess: [],
  buyer: [],
  "buyer.xm02": [],
  owner: ["XM01", "XM02"],
  retoucher: [],
  cs_agent: ["XM01"],
  "cs_agent.xm02": ["XM02"],
  photographer: [],
};
/** The branches in which each does something for orders: whoever does a stage of them. */
const ordersOf: Record<Asker, string[]> = {
  ...desksOf,
  ...{ retoucher: ["XM01"], photographer: ["XM01"] },
};
/** The branches whose calendar each has to do with: the desks', and of who is booked there. */
const calendarsOf: Record<Asker, string[]> = { ...desksOf, photographer: ["XM01"] };
const kindsOf = [
  ["desk", desksOf] as const,
  ["orders", ordersOf] as const,
  ["calendar", calendarsOf] as const,
];
const holds = (asker: Asker, table: string) =>
  table === "number_counters"
    ? [...new Set([...branchesOf[asker], ...ordersOf[asker]])]
    : (kindsOf.find(([kind]) => named(kind).includes(table))?.[1] ?? branchesOf)[asker];
const contexts = new Map<Asker, Context>();
const people = new Map<Asker, string>();

beforeAll(async () => {
  await loadDemo(owner, kek, { orders: 60 });
  for (const account of askers.slice(2)) {
    const hash = createHash("sha256").update(randomBytes(32)).digest();
    const [person] = await admin<
      { id: string }[]
    >`select id from people where account = ${account}`;
    await admin`insert into sessions (id, token_hash, person_id, expires_at)
      values (${randomUUID()}, ${hash}, ${person?.id ?? ""}, now() + interval '1 hour')`;
    contexts.set(account, { as: "session", hash: hash.toString("hex") });
    people.set(account, person?.id ?? "");
  }
  contexts.set("nobody", { as: "nobody" });
  contexts.set("guess", { as: "session", hash: "ab".repeat(32) });
  // What the demo has none of, in both branches.
  await admin`insert into remarks (id, branch_id, document, document_id, author_id, text)
    select gen_random_uuid(), o.branch_id, 'purchase-order', o.id, o.author_id, '改到周五' from purchase_orders o`;
  await admin`insert into customer_merges (id, branch_id, survivor_id, merged_id, before, after, moved, ended, merged_by)
    select gen_random_uuid(), t.branch_id, t.one_id, t.other_id, '{}', '{}', '{}', '[]', c.owner_id
    from customer_twins t join customers c on c.id = t.one_id`;
  await admin`insert into attachments (id, branch_id, document, document_id, name, media_type, size, sha256, key_sealed, uploaded_by)
    select gen_random_uuid(), p.branch_id, 'push', p.id, '版式.pdf', 'application/pdf', 1, '', '', p.author_id from pushes p`;
  await admin`insert into spending_windows (author_id, branch_id, supplier_id)
    select distinct author_id, branch_id, supplier_id from purchase_orders`;
});
afterAll(() => owner.end());

const as = (asker: Asker) => contexts.get(asker) ?? { as: "nobody" as const };
/** How many rows a statement touched, or the database's refusal. */
const outcome = async (asker: Asker, statement: ReturnType<typeof sql>) => {
  try {
    return (await withTx(as(asker), (tx) => tx.execute(statement))).count ?? 0;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const all = (table: string) => sql.raw(`select count(*)::int as rows from ${table}`);
const seenBy = async (asker: Asker, table: string) =>
  withTx(as(asker), async (tx) => (await tx.execute<{ rows: number }>(all(table)))[0]?.rows);

const papersSent = `d.document = 'push' and exists (select from push_targets t join pushes p on p.id = t.push_id
  where t.push_id = d.document_id and p.number is not null and t.place_id = any (places))`;

/** What an inbox sees of a push that another branch sent it. */
const alsoSent: Record<string, string> = {
  pushes:
    "exists (select from push_targets t where t.push_id = d.id and t.place_id = any (places))",
  push_targets: "d.place_id = any (places)",
  push_revisions:
    "exists (select from push_targets t where t.id = d.target_id and t.place_id = any (places))",
  push_answers:
    "exists (select from push_targets t where t.id = d.target_id and t.place_id = any (places))",
  // Its papers once it was sent.
  attachments: papersSent,
  remarks: papersSent,
};

async function expected(asker: Asker, table: string): Promise<number> {
  const [row] = await admin<{ rows: number }[]>`
    select count(*)::int as rows from ${admin(table)} d
    cross join (select array(select place_id from inbox_members
      where person_id = ${people.get(asker) ?? null}) as places) mine
    where d.branch_id in (select id from branches where code = any (${holds(asker, table)}))
      or ${admin.unsafe(alsoSent[table] ?? "false")}`;
  return row?.rows ?? 0;
}

const ofBranches = [
  ...[...named("branch"), ...named("between")],
  ...[...named("desk"), ...named("calendar")],
];

describe("PM-04: the app's own role, without the app", () => {
  test.each(ofBranches)("reads of %s what its session's branches hold", async (table) => {
    const counts = await Promise.all(askers.map((asker) => seenBy(asker, table)));
    const model = await Promise.all(askers.map((asker) => expected(asker, table)));
    expect(Object.fromEntries(askers.map((asker, i) => [asker, counts[i]]))).toEqual(
      Object.fromEntries(askers.map((asker, i) => [asker, model[i]])),
    );
  });

  test("there were rows of both branches in nearly every table", async () => {
    const bare = [];
    for (const table of ofBranches) {
      const [row] =
        await admin`select count(distinct branch_id)::int as branches from ${admin(table)}`;
      if (row?.branches !== 2) bare.push(table);
    }
    expect(bare).toEqual([]);
  });

  const shared = Object.entries(tables).flatMap(([table, kind]) =>
    typeof kind === "object" && "chain" in kind ? [[table, kind.chain] as const] : [],
  );

  test.each(shared)("reads of %s all or nothing: it is for %s", async (table, by) => {
    const [row] = await admin<
      { rows: number }[]
    >`select count(*)::int as rows from ${admin(table)}`;
    for (const asker of askers) {
      const signedIn = people.has(asker);
      const may = { anyone: true, "signed-in": signedIn, purchasing: branchesOf[asker].length > 0 }[
        by
      ];
      expect([asker, await seenBy(asker, table)]).toEqual([asker, may ? row?.rows : 0]);
    }
  });

  test.each(ofBranches)("writes nothing into another branch's rows of %s", async (table) => {
    const [other] = await admin<{ id: string }[]>`select id from branches where code = 'XM02'`;
    const there = sql`${sql.raw(table)} where branch_id = ${other?.id ?? ""}`;
    const before = await printOf(table);
    for (const asker of [
      ...(["nobody", "guess", "buyer", "retoucher", "cs_agent", "photographer"] as const),
    ] as const) {
      for (const column of await changeable(table)) {
        const set = sql.raw(`update ${table} set ${column} = ${column}`);
        expect([
          asker,
          column,
          await outcome(asker, sql`${set} where branch_id = ${other?.id ?? ""}`),
        ]).toEqual([asker, column, await inboxMay(asker, table)]);
      }
      expect(["42501", 0]).toContain(await outcome(asker, sql`delete from ${there}`));
      expect(refusals).toContain(await outcome(asker, await copyOf(table, other?.id ?? "")));
    }
    expect(await printOf(table)).toEqual(before);
  });

  test.each([...ofBranches, ...shared.map(([table]) => table)])(
    "changes nothing blindly in %s: a statement that reads no row finds none either",
    async (table) => {
      // An inbox may answer, everybody may change his own address, and whoever does something takes numbers.
      const mayChangeSome = ["push_targets", "people", "number_counters"].includes(table);
      for (const asker of [
        "nobody",
        "guess",
        ...(mayChangeSome ? [] : ["retoucher" as const]),
      ] as const)
        for (const column of await changeable(table))
          expect([
            asker,
            column,
            await outcome(asker, sql.raw(`update ${table} set ${column} = default`)),
          ]).toEqual([asker, column, 0]);
    },
  );

  test.each(shared)("writes nothing into %s without a right of its own", async (table) => {
    const before = await printOf(table);
    for (const asker of ["nobody", "guess", "retoucher"] as const) {
      for (const column of await changeable(table)) {
        // Of himself everybody may change how he is reached.
        const but = table === "people" ? ` where id <> '${people.get("retoucher")}'` : "";
        const touched = await outcome(
          asker,
          sql.raw(`update ${table} set ${column} = ${column}${but}`),
        );
        expect(["42501", 0]).toContain(touched);
      }
      expect(["42501", 0]).toContain(await outcome(asker, sql.raw(`delete from ${table}`)));
      expect(refusals).toContain(await outcome(asker, await copyOf(table)));
    }
    expect(await printOf(table)).toEqual(before);
  });
});

/** Row security's own word, or a guard that stood before it. */
const refusals = ["42501", "23001", "23514"];

/** An inbox answers the push that was sent to it; nobody else touches a row. */
async function inboxMay(asker: Asker, table: string): Promise<number> {
  if (table !== "push_targets" || !people.has(asker)) return 0;
  const [row] = await admin<{ rows: number }[]>`
    select count(*)::int as rows from push_targets t join branches b on b.id = t.branch_id and b.code = 'XM02'
    where t.place_id in (select place_id from inbox_members where person_id = ${people.get(asker) ?? ""})`;
  return row?.rows ?? 0;
}

const changeable = async (table: string) =>
  (
    await admin<
      { name: string }[]
    >`select column_name as name from information_schema.column_privileges
      where grantee = 'app_rw' and privilege_type = 'UPDATE' and table_schema = 'public' and table_name = ${table}`
  ).map(({ name }) => name);

/** The whole table as one value: any change shows. */
const printOf = async (table: string) =>
  (
    await admin`select md5(string_agg(d::text, '' order by d::text)) as print from ${admin(table)} d`
  )[0]?.print;

/** A row like one that is there, under a new id. */
async function copyOf(table: string, branch?: string) {
  const columns = await admin<{ name: string; made: boolean }[]>`
    select attname as name, attgenerated <> '' or attidentity <> '' as made from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`;
  const written = columns.filter(({ made }) => !made).map(({ name }) => name);
  const [row] = await admin<{ row: object }[]>`
    select to_jsonb(d) || case when ${written.includes("id")} then jsonb_build_object('id', gen_random_uuid()) else '{}' end as row
    from ${admin(table)} d ${branch ? admin`where d.branch_id = ${branch}` : admin``} limit 1`;
  const list = sql.raw(written.map((name) => `"${name}"`).join(", "));
  return sql`insert into ${sql.raw(table)} (${list}) select ${list}
    from jsonb_populate_record(null::${sql.raw(`public.${table}`)}, ${JSON.stringify(row?.row)}::jsonb)`;
}
