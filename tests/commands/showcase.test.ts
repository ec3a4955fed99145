import { createHash, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withTx } from "@/db";
import { connect } from "@/db/address";
import { loadDemo } from "@/lib/commands/demo/load";
import { demoPassword } from "@/lib/commands/demo/stage";
import { urlAs } from "@/lib/commands/roles";
import { isPassword } from "@/lib/core/passwords";
import { staffOf } from "@/lib/core/session";
import { getPush } from "@/lib/pushes/detail";
import { wholePush } from "@/lib/pushes/whole";
import { admin } from "../support/admin";
import { databaseUrl, kek, template } from "../support/databases";

const adminUrl = inject("adminUrl");
const ownerUrl = (url: string) => urlAs(url, inject("passwords"), "app_migrate");
const second = { name: `studio_${randomUUID().replaceAll("-", "")}` };
const secondUrl = databaseUrl(adminUrl, second.name);
const other = connect(secondUrl, { max: 1 });
const demo = { orders: 240, now: Date.now() };

async function load(url: string) {
  const owner = connect(ownerUrl(url), { max: 1, onnotice: () => {} });
  expect(await loadDemo(owner, kek, demo)).toBe("loaded");
  await owner.end();
}

beforeAll(async () => {
  const cluster = connect(adminUrl, { max: 1 });
  await cluster.unsafe(`create database ${second.name} template ${template} strategy file_copy`);
  await cluster.end();
  await load(process.env.ADMIN_DB ?? "");
  await load(secondUrl);
}, 120_000);

afterAll(async () => {
  await other.end();
  const cluster = connect(adminUrl, { max: 1 });
  await cluster.unsafe(`drop database ${second.name} with (force)`);
  await cluster.end();
});

type Database = typeof admin;
const countOf = async (what: string) => {
  const [row] = await admin.unsafe(`select count(*)::int as n from ${what}`);
  return Number(row?.n);
};

describe("the demo company", () => {
  test("is the same at every load, row by row, but for what is sealed anew", async () => {
    const tables = await admin<{ name: string; columns: string[] }[]>`
      select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
      from information_schema.columns
      where table_schema = 'public' and table_name not in ('keyring', 'audit_log', 'audit_seals', 'setup_codes')
        -- What a trigger writes down has an id of the database's own.
        and (table_name, column_name) <> ('supplier_hands', 'id')
        and column_name !~ '(_sealed|_hash|^created_at|^at|^changed_at|^granted_at|^xid|^seq)$' and table_name <> 'schema_migrations'
      group by 1`;
    const of = async (db: Database) =>
      Object.fromEntries(
        await Promise.all(
          tables.map(async ({ name, columns }) => {
            const row = columns.map((one) => `t.${one}`).join(", ");
            const [sum] = await db.unsafe(
              `select count(*)::int as rows, md5(coalesce(string_agg(r, '|' order by r), '')) as said
               from (select row(${row})::text as r from ${name} t) x`,
            );
            return [name, `${sum?.rows} ${sum?.said}`] as const;
          }),
        ),
      );
    const [first, again] = [await of(admin), await of(other as Database)];
    expect(again).toEqual(first);
    const moments = (db: Database) =>
      db.unsafe(
        ["purchase_orders", "pushes"]
          .map((table) => {
            const hash = table === "pushes" ? "confirmed_hash" : "content_hash";
            return `select md5(string_agg(concat(t.id, t.created_at, t.changed_at, t.${hash}), '|' order by t.id)) as said from ${table} t`;
          })
          .join(" union all "),
      );
    expect([...(await moments(other as Database))]).toEqual([...(await moments(admin))]);
  });

  test("has 2 branches, 40 people, 30 suppliers, 400 products and as many orders as asked for", async () => {
    expect(await countOf("branches")).toBe(2);
    expect(await countOf("people")).toBe(40);
    expect(await countOf("suppliers")).toBe(30);
    expect(await countOf("products")).toBe(400);
    expect(await countOf("purchase_orders")).toBe(demo.orders);
  });

  test("opens to every login that the sign-in page names, with the demo's password", async () => {
    const logins = await admin<{ account: string; role: string; branch: string; hash: string }[]>`
      select d.account, d.role, d.branch, c.password_hash as hash from sec.demo_accounts() d
      join people p on p.account = d.account join credentials c on c.person_id = p.id`;
    const [roles] = await admin`select count(distinct role)::int as n from assignments`;
    expect(logins.filter(({ account, role }) => account === role)).toHaveLength(roles?.n);
    expect(logins.map(({ account }) => account)).toEqual(
      expect.arrayContaining(["buyer.xm02", "branch_manager.xm02", "warehouse.xm02"]),
    );
    for (const hash of new Set(logins.map((one) => one.hash)))
      expect(await isPassword(demoPassword, hash)).toBe(true);
  });
});

describe("the demo tells, in each of its branches,", () => {
  const inBoth = async (what: string, from: string) => {
    const rows = await admin.unsafe(
      `select ${what} as word from ${from} group by 1 having count(distinct x.branch_id) = 2`,
    );
    return rows.map(({ word }) => String(word)).sort();
  };

  test("a push in every state", async () => {
    expect(await inBoth("x.status", "pushes x")).toEqual([
      "cancelled",
      "closed",
      "confirmed",
      "draft",
      "submitted",
      "superseded",
    ]);
    expect(await inBoth("x.revision", "pushes x")).toContain("2");
    expect(await inBoth("x.order_id is null", "pushes x")).toEqual(["false", "true"]);
    expect(await inBoth("x.failing || ' ' || x.unseen || ' ' || x.unanswered", "pushes x")).toEqual(
      expect.arrayContaining(["false false true", "false true true", "true true true"]),
    );
  });

  test("a push to every kind of target, to several at once, and every answer", async () => {
    expect(await inBoth("x.kind", "push_targets x")).toEqual(["branch", "department", "supplier"]);
    expect(await inBoth("x.suffix", "push_targets x")).toEqual(["A", "B", "C"]);
    expect(await inBoth("x.became_order_id is null", "push_targets x")).toEqual(["false", "true"]);
    expect(await inBoth("x.answer", "push_answers x")).toEqual([
      "accepted",
      "other_date",
      "partial",
      "refused",
    ]);
    expect(await countOf("push_answers where answer = 'other_date' and answer_on is null")).toBe(0);
  });

  test("a message over every channel and in every state, also retried, stopped and perhaps twice", async () => {
    expect(await inBoth("x.channel", "push_deliveries x")).toEqual([
      "dingtalk",
      "email",
      "feishu",
      "inbox",
      "manual",
      "webhook",
      "wecom",
    ]);
    expect(await inBoth("x.status", "push_deliveries x")).toEqual([
      "failed",
      "queued",
      "sent",
      "stopped",
    ]);
    expect(await inBoth("x.purpose || x.maybe_twice", "push_deliveries x")).toEqual(
      expect.arrayContaining(["cancelfalse", "pushtrue"]),
    );
    expect(await inBoth("x.outcome", "push_attempts x")).toEqual([
      "failed",
      "retry",
      "sent",
      "unknown",
    ]);
    expect(await inBoth("x.move", "push_delivery_moves x")).toEqual(["stop"]);
    expect(await inBoth("x.revoke_reason", "push_links x")).toContain("链接外传");
  });

  test("an order in every state, from every origin, changed, split, and decided in another's place", async () => {
    expect(await inBoth("x.origin", "purchase_orders x")).toEqual([
      "copy",
      "direct_push",
      "manual",
    ]);
    expect(await inBoth("x.revision", "purchase_orders x")).toEqual(["1", "2"]);
    expect(await inBoth("x.push_status", "purchase_orders x")).toEqual(
      expect.arrayContaining(["answered", "closed", "draft", "failed", "none", "sent", "viewed"]),
    );
    expect(await inBoth("x.on_behalf_of is null", "approval_decisions x")).toEqual([
      "false",
      "true",
    ]);
    expect(
      await inBoth(
        "x.amount <= 1000000 and x.window_amount > 1000000 and x.window_count > 0",
        "approval_requests x",
      ),
    ).toContain("true");
  });

  test("what waits in people's inboxes: to answer, to approve, what failed, what was answered", async () => {
    const rows = await admin`select message from inbox_items where read_at is null group by 1`;
    expect(rows.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "approvals.waits-for-you",
        "pushes.inbox-accepted",
        "pushes.inbox-asked",
      ]),
    );
    const [manager] =
      await admin`select count(*)::int as n from inbox_items i join people p on p.id = i.person_id
      where p.account = 'branch_manager.xm02' and i.read_at is null`;
    expect(manager?.n).toBeGreaterThan(0);
  });
});

describe("nothing in the demo could not have happened in the product", () => {
  test("INV-07 every document stands where its moves left it, one leading to the next", async () => {
    for (const [table, moves, key] of [
      ["pushes", "push_moves", "push_id"],
      ["purchase_orders", "purchase_order_moves", "order_id"],
    ])
      expect([
        ...(await admin.unsafe(`
          select d.id, d.status from ${table} d join lateral (
            select m.to_status from ${moves} m where m.${key} = d.id order by m.seq desc limit 1) m on m.to_status <> d.status
          union all
          select m.${key}, m.move from (select n.*, lag(to_status) over (partition by ${key} order by seq) as before,
            lag(at) over (partition by ${key} order by seq) as earlier from ${moves} n) m
          where m.before <> m.from_status or m.earlier > m.at`)),
      ]).toEqual([]);
  });

  test("INV-10 the numbers of each branch and year have no gap, and its counter stands at the last", async () => {
    const rows = await admin`
      select k.kind, k.branch_id, c.last, count(*)::int as numbers, max(right(k.number, 6)::int) as highest
      from (select 'purchase-order' as kind, branch_id, number from purchase_orders where number is not null
        union all select 'push', branch_id, number from pushes where number is not null) k
      join branches b on b.id = k.branch_id
      left join number_counters c on c.kind = k.kind and c.branch_id = k.branch_id
        and right(c.year::text, 2) = split_part(k.number, '-', 3)
      group by k.kind, k.branch_id, split_part(k.number, '-', 3), c.last`;
    for (const { last, numbers, highest } of rows) expect([numbers, highest]).toEqual([last, last]);
  });

  test("INV-08 nobody approves his own order, and every approved one has its decisions", async () => {
    expect(await countOf("approval_decisions where approver_id = author_id")).toBe(0);
    expect(
      await countOf(`purchase_orders o where o.status = 'approved' and not exists (
        select from approval_requests r join approval_decisions d on d.request_id = r.id
        where r.document_id = o.id and r.revision = o.revision and r.status = 'approved' and r.content_hash = o.content_hash)`),
    ).toBe(0);
  });

  test("T-09 what is above 10,000 together was agreed to in two steps", async () => {
    expect(
      await countOf(`approval_requests r where r.status = 'approved' and (r.window_amount > 1000000) <>
        ((select count(*) from approval_decisions d where d.request_id = r.id) = 2)`),
    ).toBe(0);
  });

  test("T-09 who decides sees which documents make up the seven days", async () => {
    const waiting = "approval_requests r where r.status = 'open' and r.window_count";
    expect(await countOf(`${waiting} > 0`)).toBeGreaterThan(0);
    expect(
      await countOf(`${waiting} > 0
        and jsonb_array_length(r.window_documents) <> least(10, r.window_count)`),
    ).toBe(0);
  });

  test("what lists say of a push and of an order is what the database would say", async () => {
    const facets = () =>
      admin`select id, failing, unseen, unanswered, to_branch, to_department from pushes order by id`;
    const before = [...(await facets())];
    await admin`select sec.sync_push(id) from pushes`;
    expect([...(await facets())]).toEqual(before);
    expect(
      await countOf("purchase_orders where push_status <> coalesce(sec.push_progress(id), 'none')"),
    ).toBe(0);
  });

  test("P3 what was confirmed is what stands there, for every push that is out", async () => {
    const rows = await admin<{ id: string }[]>`
      select id from pushes where status in ('confirmed', 'submitted')`;
    const wrong: string[] = [];
    for (const { id } of rows) {
      const whole = await withTx({ as: "worker" }, (tx) => wholePush(tx, id));
      if (!whole?.push.confirmedHash?.equals(whole.hash)) wrong.push(id);
    }
    expect(rows.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test("each push opens to the buyer who wrote it", async () => {
    const rows = await admin<{ id: string; author_id: string }[]>`
      select id, author_id from pushes order by created_at desc limit 60`;
    for (const { id, author_id: person } of rows) {
      const hash = createHash("sha256").update(randomBytes(32)).digest();
      await admin`insert into sessions (id, token_hash, person_id, expires_at)
        values (${randomUUID()}, ${hash}, ${person}, now() + interval '1 hour')`;
      const staff = await staffOf(hash);
      expect(staff && (await getPush(staff, id))?.side).toBe("sender");
    }
  });
});
