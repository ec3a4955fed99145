import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { Sql } from "postgres";

/** The roles of contract.md 6.3 that log in, with what stands on each of them. */
const logins = {
  app_migrate: { role: "app_owner", lock_timeout: "10s" },
  app_rw: {
    statement_timeout: "10s",
    lock_timeout: "3s",
    idle_in_transaction_session_timeout: "15s",
  },
  app_door: {
    statement_timeout: "10s",
    lock_timeout: "3s",
    idle_in_transaction_session_timeout: "15s",
  },
  app_ro: {
    default_transaction_read_only: "on",
    statement_timeout: "30s",
    idle_in_transaction_session_timeout: "15s",
  },
  app_link: {
    statement_timeout: "5s",
    lock_timeout: "2s",
    idle_in_transaction_session_timeout: "5s",
  },
  app_worker: {
    statement_timeout: "60s",
    lock_timeout: "3s",
    idle_in_transaction_session_timeout: "15s",
  },
  app_backup: { default_transaction_read_only: "on" },
};

export type Login = keyof typeof logins;
export const loginRoles = Object.keys(logins) as Login[];

/** What each role logs in with; lib/commands/role-passwords.ts keeps them. */
export type Passwords = Record<Login, string>;

/** The administrator's URL, seen as another role. */
export function urlAs(adminUrl: string, passwords: Passwords, role: Login) {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwords[role];
  return url.href;
}

/** Makes the roles that are missing and puts their settings and passwords right. */
export async function ensureRoles(admin: Sql, passwords: Passwords) {
  const there = new Set(
    (
      await admin<{ rolname: string }[]>`select rolname from pg_roles where rolname like 'app\\_%'`
    ).map((row) => row.rolname),
  );
  if (!there.has("app_owner"))
    await admin.unsafe(
      "create role app_owner nologin nosuperuser nocreatedb nocreaterole nobypassrls",
    );
  for (const role of loginRoles) {
    if (!there.has(role))
      await admin.unsafe(`create role ${role} nosuperuser nocreatedb nocreaterole noinherit`);
    await admin.unsafe(`alter role ${role} login password '${scram(passwords[role])}'`);
    for (const [setting, value] of Object.entries(logins[role]))
      await admin.unsafe(`alter role ${role} set ${setting} = '${value}'`);
  }
  await admin.unsafe("grant app_owner to app_migrate");
  await admin.unsafe("grant app_owner to current_user");
  await admin.unsafe(
    `do $$ begin alter role app_backup bypassrls;
     exception when insufficient_privilege then null; end $$`,
  );
}

/** What only an administrator can give away in one database. */
export async function openDatabase(admin: Sql) {
  const [row] = await admin<{ name: string }[]>`select quote_ident(current_database()) as name`;
  await admin.unsafe(`grant connect, create, temporary on database ${row?.name} to app_owner`);
  await admin.unsafe(`revoke all on database ${row?.name} from public`);
  await admin.unsafe(`grant connect on database ${row?.name} to ${loginRoles.join(", ")}`);
  await admin.unsafe("alter schema public owner to app_owner");
}

/**
 * The server is given only this, as in RFC 5802: neither its log nor anyone who reads the statement
 * learns the password.
 */
function scram(password: string) {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const sign = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(sign("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${sign("Server Key").toString("base64")}`;
}
