import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { connect } from "../../db/address.ts";
import { syncGrants } from "../roles/sync.ts";
import { ensureDataKeys, keyState } from "./keyring.ts";
import { Problem } from "./print.mjs";
import { ensureQueues } from "./queues.ts";
import { ensureRoles, type Login, loginRoles, openDatabase, rolePassword, urlAs } from "./roles.ts";
import { say } from "./words.mjs";

/** Two servers that start together migrate one after the other. */
const key = 27_378_874;

/**
 * Brings the database to this version: roles, tables, queues, data keys, default grants. Returns how
 * many migrations were applied. Only this uses the administrator's connection.
 */
export async function migrate(adminUrl: string, kek: Buffer, keySource: string) {
  const admin = connect(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${key})`;
    const state = await keyState(admin, kek);
    if (state === "foreign") throw new Problem(say("key.foreign", { source: keySource }));
    if (state === "new") await refuseForeignRoles(admin, adminUrl, kek);
    await makeRoles(admin, kek);
    for (const role of loginRoles) await checkLogin(urlAs(adminUrl, kek, role), role);
    const ownerUrl = urlAs(adminUrl, kek, "app_migrate");
    return await asOwner(ownerUrl, async (owner) => {
      const before = await countApplied(owner);
      await applyMigrations(owner);
      await ensureQueues(ownerUrl, owner);
      await ensureDataKeys(owner, kek);
      await syncGrants(owner);
      return (await countApplied(owner)) - before;
    });
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function makeRoles(admin: Sql, kek: Buffer) {
  try {
    await ensureRoles(admin, (role) => rolePassword(kek, role));
    await openDatabase(admin);
  } catch (error) {
    throw new Problem(say("roles.denied", { reason: reasonOf(error) }));
  }
}

/** Roles belong to the whole server: another company's would lose its passwords to us. */
async function refuseForeignRoles(admin: Sql, adminUrl: string, kek: Buffer) {
  const [there] = await admin`select 1 from pg_roles where rolname = 'app_rw' and rolcanlogin`;
  if (!there) return;
  const trouble = await loginTrouble(urlAs(adminUrl, kek, "app_rw"));
  if (trouble?.code === "28P01") throw new Problem(say("roles.foreign", { role: "app_rw" }));
}

async function checkLogin(url: string, role: Login) {
  const trouble = await loginTrouble(url);
  if (trouble) throw new Problem(say("roles.login", { role, reason: trouble.reason }));
}

async function loginTrouble(url: string) {
  const sql = connect(url, { max: 1, fetch_types: false });
  try {
    await sql`select 1`;
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { code, reason: reasonOf(error) };
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function asOwner<T>(url: string, work: (owner: Sql) => Promise<T>) {
  const owner = connect(url, { max: 1, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function applyMigrations(owner: Sql) {
  try {
    await runMigrations(drizzle(owner), { migrationsFolder: "drizzle" });
  } catch (error) {
    throw new Problem(say("migrate.failed", { reason: whereAndWhy(error) }));
  }
}

async function countApplied(owner: Sql) {
  const [table] = await owner<{ oid: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations') as oid`;
  if (!table?.oid) return 0;
  const [row] = await owner<{ count: number }[]>`
    select count(*)::integer as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** The database's own words and the beginning of the statement, which holds no data of anyone. */
function whereAndWhy(error: unknown) {
  if (!(error instanceof DrizzleQueryError)) return reasonOf(error);
  return `${reasonOf(error.cause)}\n${error.query.trim().slice(0, 300)}`;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
