import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/address";
import { embeddedPostgres } from "@/lib/commands/postgres";
import { idOf } from "../support/build";
import { clear, freePort, type Launcher, launch, newHome, until } from "../support/launcher";
import { mailServer } from "../support/receivers";
import { roundRobin } from "../support/round-robin";
import { codeOf, visitor } from "../support/visitor";

/** A PostgreSQL that is nobody's, as a studio with a database of its own has one. */
const elsewhere = newHome();
/** What the two servers share besides: the keys and the files. */
const home = newHome();
const cluster = embeddedPostgres(elsewhere, { fsync: "off", logging_collector: "off" });

let admin: Sql;
let servers: Launcher[] = [];
let mail: Awaited<ReturnType<typeof mailServer>>;
let proxy: Awaited<ReturnType<typeof roundRobin>>;

/** The same browser at each of the two. */
const at = (who: ReturnType<typeof visitor>) =>
  servers.map(({ url }) => visitor(url, who.jar)) as [typeof who, typeof who];

beforeAll(async () => {
  await cluster.ensure();
  const maintenance = connect(cluster.url(), { max: 1 });
  await maintenance`create database studio`;
  await maintenance.end();
  admin = connect(cluster.url("studio"), { max: 2, onnotice: () => {} });
  mail = await mailServer();
  const ports = [await freePort(), await freePort()];
  proxy = await roundRobin(ports);
  const env = { DATABASE_URL: cluster.url("studio"), SMTP_URL: mail.url, APP_URL: proxy.url };
  servers = await Promise.all(ports.map((port) => launch({ home, port, demo: true, env })));
  await Promise.all(servers.map((server) => server.healthy()));
});

afterAll(async () => {
  proxy?.close();
  await clear(home);
  await admin?.end({ timeout: 1 });
  await clear(elsewhere);
  mail?.close();
});

test("two servers that start at once on an empty database make one company", async () => {
  expect(await admin`select 1 from company`).toHaveLength(1);
  const loads = servers.map(({ said }) => /Demo data · (\w+)/.exec(said())?.[1]);
  expect(loads.filter((how) => how === "loaded")).toHaveLength(1);
});

test("a visitor behind a plain proxy does not notice which of the two answers", async () => {
  const who = visitor(proxy.url);
  await who.signIn("buyer");
  const before = proxy.served();
  const headers = { connection: "close" };
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => who.ask("/purchase-orders", { headers })),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const taken = proxy.served().map((now, at) => now - (before[at] ?? 0));
  expect(taken.every((count) => count > 0)).toBe(true);
});

test("who signs out at one is signed out at the other with the next request", async () => {
  const [first, second] = at(visitor(proxy.url));
  await first.signIn("buyer");
  const cookies = new Map(first.jar);
  const still = visitor(servers[1]?.url ?? "", cookies);
  expect((await still.ask("/me")).status).toBe(200);
  expect(codeOf(await first.act(idOf("people/sessions/actions signOut"), {}))).toBe("ok");
  expect((await still.ask("/me")).location).toBe("/login");
  expect((await second.ask("/me")).location).toBe("/login");
});

test("an act at one goes on from an act at the other, and a page open at the first hears of it", async () => {
  const [first, second] = at(visitor(proxy.url));
  await first.signIn("buyer");
  const [like] = await admin<{ id: string }[]>`
    select o.id from purchase_orders o join people p on p.id = o.author_id
    where p.account = 'buyer' and o.status = 'approved' order by o.id desc limit 1`;
  const id = randomUUID();
  const copy = { id, from: like?.id };
  expect(codeOf(await first.act(idOf("purchase-orders/actions copyOrder"), copy))).toBe("ok");
  const page = await listen(first, id);
  const cancelled = { id, version: 1, reason: "不需要了" };
  const cancel = idOf("purchase-orders/actions cancelOrder");
  expect(codeOf(await second.act(cancel, cancelled))).toBe("ok");
  await until(
    "the page hears of it",
    () => {},
    () => page.heard().includes(`changed\ndata: ${id}`),
  );
  page.close();
});

/** A page that is open, as its stream of news: what it has heard so far. */
async function listen(who: ReturnType<typeof visitor>, document: string) {
  const closing = new AbortController();
  const response = await who.fetched(`/api/live?documents=${document}`, {}, closing.signal);
  const words = { heard: "" };
  const reading = (async () => {
    for await (const part of response.body ?? []) words.heard += Buffer.from(part).toString();
  })();
  reading.catch(() => {});
  await until(
    "the page is connected",
    () => {},
    () => words.heard.includes("event: inbox"),
  );
  return { heard: () => words.heard, close: () => closing.abort() };
}

test("of pushes that wait, each reaches the supplier's mail once, whichever server takes it", async () => {
  const waiting = await admin<{ id: string; attempts: number }[]>`
    update push_deliveries set status = 'queued', sent_at = null, failure = null, next_attempt_at = now()
    where id in (
      select d.id from push_deliveries d
      join supplier_channels c on c.id = d.channel_id and c.active
      join push_targets t on t.id = d.target_id
      join pushes p on p.id = t.push_id
      join suppliers s on s.id = t.supplier_id
      where d.channel = 'email' and d.purpose = 'push' and d.status in ('sent', 'failed')
        and p.status = 'submitted' and p.revision = d.revision and t.answer is null and s.status = 'active'
        and exists (select from push_links l where l.target_id = t.id and l.token_sealed is not null
          and l.revision = d.revision and l.expires_at > now())
      order by d.id desc limit 40)
    returning id, attempts`;
  expect(waiting.length).toBeGreaterThan(16);
  await admin`select pg_notify('aperture_news', '{"topic":"outbox"}')`;
  const ids = waiting.map(({ id }) => id);
  const now = () => admin<{ id: string; status: string; attempts: number }[]>`
    select id, status, attempts from push_deliveries where id = any (${ids}::uuid[]) order by id`;
  await until(
    "all are sent",
    () => {},
    async () => (await now()).every(({ status }) => status === "sent"),
  );
  const once = waiting.map(({ id, attempts }) => ({ id, status: "sent", attempts: attempts + 1 }));
  expect([...(await now())]).toEqual(once.sort((a, b) => (a.id < b.id ? -1 : 1)));
  const lettersWith = (id: string) => mail.got.filter((letter) => letter.includes(id)).length;
  expect(ids.map(lettersWith)).toEqual(ids.map(() => 1));
});

test("when one is killed, the other goes on, and the company with it", async () => {
  const [first, second] = servers;
  if (!first || !second) throw new Error("two servers run");
  first.kill();
  await first.ended;
  const who = visitor(second.url);
  await who.signIn("owner");
  expect((await who.ask("/purchase-orders")).status).toBe(200);
});
