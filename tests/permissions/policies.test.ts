import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connect } from "@/db/address";
import { loadDemo } from "@/lib/commands/demo/load";
import { urlAs } from "@/lib/commands/roles";
import { admin } from "../support/admin";
import { kek } from "../support/databases";

/**
 * PM-05: takes away each policy of the database, then opens it wide, and looks whether that changes what
 * people can do. Grants and guards are out of the way meanwhile: a policy must stand by itself.
 */
const owner = connect(urlAs(process.env.ADMIN_DB ?? "", inject("passwords"), "app_migrate"), {
  max: 1,
});
afterAll(() => owner.end());

type Asker = { role: string; session: string; link: string };
const askers: Asker[] = [];
const hash = () => createHash("sha256").update(randomBytes(32)).digest();

beforeAll(async () => {
  await loadDemo(owner, kek, { orders: 60 });
  const guess = { session: "ab".repeat(32), link: "cd".repeat(32) };
  for (const role of ["app_rw", "app_ro", "app_link", "app_door", "app_worker", "app_owner"])
    askers.push({ role, session: "", link: "" }, { role, ...guess });
  for (const account of ["buyer", "buyer.xm02", "owner", "admin", "retoucher"]) {
    const session = hash();
    const [person] = await admin<
      { id: string }[]
    >`select id from people where account = ${account}`;
    await admin`insert into sessions (id, token_hash, person_id, expires_at)
      values (${randomUUID()}, ${session}, ${person?.id ?? ""}, now() + interval '1 hour')`;
    askers.push({ role: "app_rw", session: session.toString("hex"), link: "" });
  }
  const [link] = await admin<{ hash: string; target: string }[]>`
    select encode(l.token_hash, 'hex') as hash, l.target_id as target
    from push_links l join push_targets t on t.id = l.target_id join pushes p on p.id = t.push_id
    where l.revoked_at is null and l.expires_at > now() and p.status = 'submitted' limit 1`;
  askers.push({ role: "app_link", session: "", link: link?.hash ?? "" });
  await fill(link?.target ?? "");
});

/** Rows of what the demo has none of, or each policy of an empty table would seem to change nothing. */
const fill = (target: string) =>
  admin.begin(async (sql) => {
    await sql.unsafe("set local session_replication_role = replica");
    await sql`insert into inbox_members (place_id, branch_id, department_id, person_id)
      select distinct on (t.place_id) t.place_id, coalesce(t.to_branch_id, d.branch_id), t.to_department_id, p.id
      from people p, push_targets t left join departments d on d.id = t.to_department_id
      where t.place_id is not null and p.account = 'retoucher' on conflict do nothing`;
    await sql`insert into customer_merges (id, branch_id, survivor_id, merged_id, before, after, moved, ended, merged_by)
      select gen_random_uuid(), t.branch_id, t.one_id, t.other_id, '{}', '{}', '{}', '[]', c.owner_id
      from customer_twins t join customers c on c.id = t.one_id`;
    await sql`insert into attachments (id, branch_id, document, document_id, name, media_type, size, sha256, key_sealed, uploaded_by, for_supplier)
      select gen_random_uuid(), p.branch_id, 'push', p.id, '版式.pdf', 'application/pdf', 1, '', '', p.author_id, true from pushes p`;
    await sql`update push_revisions r set content = jsonb_set(r.content, '{files}',
        (select jsonb_agg(jsonb_build_object('id', a.id)) from attachments a
          join push_targets t on t.push_id = a.document_id where t.id = r.target_id))
      where r.target_id = ${target}`;
    // So few that the samples hold one of the asker's own link and one of each branch.
    await sql`delete from push_views`;
    await sql`insert into push_views (id, link_id, branch_id, network, browser)
      select gen_random_uuid(), id, branch_id, '', '' from push_links where target_id = ${target}
        or id in (select distinct on (branch_id) id from push_links where target_id <> ${target})`;
    // So few that the samples hold one that an inbox may write.
    await sql`delete from remarks`;
    await sql`insert into remarks (id, branch_id, document, document_id, author_id, text)
      select gen_random_uuid(), p.branch_id, 'push', p.id, a.id, '改到周五'
      from pushes p, people a where a.account = 'buyer' and p.id in (select distinct on (branch_id) id from pushes)
        or a.account = 'retoucher' and p.number is not null and p.id in (select push_id from push_targets where place_id is not null)`;
    await sql`insert into spending_windows (author_id, branch_id, supplier_id)
      select distinct author_id, branch_id, supplier_id from purchase_orders`;
    await sql`insert into saved_views (id, owner_id, list, needed, name, query, audience)
      select gen_random_uuid(), id, 'products', 'products:read', account, '', case when account = 'admin' then 'everyone' else 'own' end
      from people where account in ('buyer', 'admin')`;
    await sql`insert into idempotency_keys (actor_id, key, request_hash)
      select id, 'a press', ''::bytea from people where account = 'buyer'
      union all select '00000000-0000-0000-0000-000000000000', 'a press', ''::bytea`;
    await sql`insert into password_links (id, token_hash, person_id, expires_at)
      select gen_random_uuid(), account::bytea, id, now() from people where account in ('buyer', 'owner')`;
    await sql`insert into audit_log (id, request_id, actor_kind, actor_id, actor_name, act, document)
      select gen_random_uuid(), '', 'staff', id, name, 'people.sign-in', 'person' from people where account = 'buyer'`;
    await sql`insert into audit_seals (id, from_xid, to_xid, rows, marks, previous, hash) values (1, 1, 2, 1, '', '', '')`;
    await sql`insert into audit_checks (id, whole, seals, rows, trouble) values (gen_random_uuid(), true, 1, 1, '[]')`;
    await sql`insert into number_checks (id, numbers, missing, named) values (gen_random_uuid(), 1, 0, '[]')`;
    await sql`insert into calendar_feeds (id, person_id, token_hash)
      select gen_random_uuid(), id, sha256(account::bytea) from people where account in ('buyer', 'owner')`;
    await sql`insert into link_counts (key) values ('a key')`;
    await sql`insert into setup_codes (id, code_hash) values (gen_random_uuid(), '')`;
    await sql`insert into sign_in_failures (key, failures, failed_at, wait_until) values ('a key', 1, now(), now())`;
  });

type Verb = "SELECT" | "INSERT" | "UPDATE" | "DELETE";
const verbs: readonly Verb[] = ["SELECT", "INSERT", "UPDATE", "DELETE"];
type Policy = {
  table: string;
  name: string;
  roles: string[];
  cmd: Verb | "ALL";
  using: string | null;
  check: string | null;
};

/** How many rows each asker's statement reaches, whatever it would do to them; every change is undone. */
const reached = `create function public.reached(tbl regclass, verbs text[], askers jsonb, samples jsonb) returns text
  language plpgsql as $$
declare
  columns text := (select string_agg(quote_ident(attname), ', ') from pg_attribute
    where attrelid = tbl and attnum > 0 and not attisdropped and attgenerated = '');
  one text := (select quote_ident(attname) from pg_attribute
    where attrelid = tbl and attnum > 0 and not attisdropped and attgenerated = '' order by attnum limit 1);
  asker jsonb;
  verb text;
  sample jsonb;
  rows integer;
  said text := '';
begin
  for asker in select jsonb_array_elements(askers) loop
    perform set_config('app.session', asker->>'session', true), set_config('app.link', asker->>'link', true);
    foreach verb in array verbs loop
      rows := 0;
      if verb = 'INSERT' then
        for sample in select jsonb_array_elements(samples) loop
          begin
            perform set_config('role', asker->>'role', true);
            execute format('insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, $1)',
              tbl, columns, columns, tbl) using sample;
            raise exception using errcode = 'UNDO1';
          exception when insufficient_privilege then null; when others then rows := rows + 1;
          end;
        end loop;
      else
        begin
          perform set_config('role', asker->>'role', true);
          if verb = 'SELECT' then execute format('select count(*) from %s', tbl) into rows;
          else
            execute case verb when 'UPDATE' then format('update %s set %s = default', tbl, one)
              else format('delete from %s', tbl) end;
            get diagnostics rows = row_count;
          end if;
          raise exception using errcode = 'UNDO1';
        exception when sqlstate 'UNDO1' then null; when others then said := said || ' ' || sqlstate;
        end;
      end if;
      said := said || ' ' || rows;
    end loop;
  end loop;
  return said;
end $$`;

test("PM-05: no policy of the database can be dropped or opened without somebody reaching more or less", async () => {
  const policies = await admin<Policy[]>`
    select tablename as table, policyname as name, roles::text[], cmd, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by tablename, policyname`;
  expect(policies.length).toBeGreaterThan(200);
  const unnoticed: string[] = [];
  for (const table of new Set(policies.map((policy) => policy.table))) {
    await admin
      .begin(async (transaction) => {
        const sql = transaction as unknown as Sql;
        await sql.unsafe("set local session_replication_role = replica");
        await sql.unsafe(reached);
        await sql.unsafe(
          `grant select, insert, update, delete on ${table} to app_rw, app_ro, app_link, app_door, app_worker, app_owner`,
        );
        const samples = sql`(select coalesce(jsonb_agg(to_jsonb(s)), '[]') from
          (select * from ${sql(table)} t order by md5(t::text) limit 12) s)`;
        const outcomes = async ({ roles, cmd }: Policy) => {
          const asking = askers.filter(({ role }) => roles.includes(role));
          const [row] = await sql<{ said: string }[]>`
            select public.reached(${table}::regclass, ${cmd === "ALL" ? verbs : [cmd]}, ${sql.json(asking)}, ${samples}) as said`;
          return row?.said;
        };
        for (const policy of policies.filter((one) => one.table === table)) {
          const before = await outcomes(policy);
          for (const [how, change] of changesOf(policy)) {
            await sql.unsafe("savepoint whole");
            await sql.unsafe(change);
            if ((await outcomes(policy)) === before)
              unnoticed.push(`${table} ${policy.name} ${how}`);
            await sql.unsafe("rollback to savepoint whole");
          }
        }
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  }
  expect(unnoticed).toEqual([]);
}, 120_000);

class Undone extends Error {}

/** What is always true cannot be opened further, and what is never true is what no policy says too. */
function changesOf({ table, name, using, check }: Policy): [string, string][] {
  const says = using ?? check;
  const open = [using && "using (true)", check && "with check (true)"].filter(Boolean).join(" ");
  return [
    ...(says === "false"
      ? []
      : [["dropped", `drop policy ${name} on ${table}`] as [string, string]]),
    ...(says === "true"
      ? []
      : [["opened", `alter policy ${name} on ${table} ${open}`] as [string, string]]),
  ];
}
