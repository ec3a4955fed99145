import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { connect } from "../../db/address.ts";
import { syncGrants } from "../roles/sync.ts";
import { ensureDataKeys, keyState } from "./keyring.ts";
import { Problem } from "./print.mjs";
import { ensureQueues } from "./queues.ts";
import { keepPasswords, readPasswords } from "./role-passwords.ts";
import {
  ensureRoles,
  type Login,
  loginRoles,
  openDatabase,
  type Passwords,
  urlAs,
} from "./roles.ts";
import { say } from "./words.mjs";

/** Two servers that start together migrate one after the other. */
const key = 27_378_874;

/**
 * Brings the database to this version: roles, tables, queues, data keys, default grants. Only this
 * uses the administrator's connection.
 */
export async function migrate(
  adminUrl: string,
  kek: Buffer,
  keySource: string,
): Promise<{ applied: number; passwords: Passwords }> {
  const admin = connect(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${key})`;
    const state = await keyState(admin, kek);
    if (state === "foreign") throw new Problem(say("key.foreign", { source: keySource }));
    if (state === "new") await refuseForeignRoles(admin);
    const passwords = await readPasswords(admin, kek);
    await makeRoles(admin, passwords);
    for (const role of loginRoles) await checkLogin(urlAs(adminUrl, passwords, role), role);
    const ownerUrl = urlAs(adminUrl, passwords, "app_migrate");
    const applied = await asOwner(ownerUrl, async (owner) => {
      const before = await countApplied(owner);
      await applyMigrations(owner);
      await keepPasswords(owner, kek, passwords);
      await ensureQueues(ownerUrl, owner);
      await ensureDataKeys(owner, kek);
      await syncGrants(owner);
      return (await countApplied(owner)) - before;
    });
    return { applied, passwords };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function makeRoles(admin: Sql, passwords: Passwords) {
  try {
    await ensureRoles(admin, passwords);
    await openDatabase(admin);
  } catch (error) {
    throw new Problem(say("roles.denied", { reason: reasonOf(error) }));
  }
}

/** Roles belong to the whole server: another company's would lose its passwords to us. */
async function refuseForeignRoles(admin: Sql) {
  const [theirs] = await admin<{ name: string }[]>`
    select d.datname as name from pg_shdepend s
    join pg_roles r on r.oid = s.refobjid join pg_database d on d.oid = s.dbid
    where s.refclassid = 'pg_authid'::regclass and s.deptype = 'o' and r.rolname = 'app_owner'
      and d.datname <> current_database() limit 1`;
  if (theirs) throw new Problem(say("roles.foreign", { database: theirs.name }));
}

async function checkLogin(url: string, role: Login) {
  const sql = connect(url, { max: 1, fetch_types: false });
  try {
    await sql`select 1`;
  } catch (error) {
    throw new Problem(say("roles.login", { role, reason: reasonOf(error) }));
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
