import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { derive } from "../core/keys.ts";
import { openWith, sealWith } from "../core/seal.ts";
import { type Login, loginRoles, type Passwords } from "./roles.ts";

type Kept = { role: Login; sealed: Buffer };

/** A key of its own: the serving process opens the keyring, but it never opens these. */
const keyOf = (kek: Buffer) => derive(kek, "roles");
const placeOf = (role: Login) => `v1|role_passwords|sealed|${role}`;

/**
 * The passwords of the database roles: random, and kept sealed by the KEK beside the data keys, so
 * that every server which holds the KEK knows them, with or without a data directory in common.
 * Roles that have none yet get one.
 */
export async function readPasswords(admin: Sql, kek: Buffer): Promise<Passwords> {
  const kept = new Map(
    (await storedPasswords(admin)).map(({ role, sealed }) => [
      role,
      openWith(keyOf(kek), placeOf(role), sealed).toString("utf8"),
    ]),
  );
  const entries = loginRoles.map((role) => [
    role,
    kept.get(role) ?? randomBytes(24).toString("base64url"),
  ]);
  return Object.fromEntries(entries);
}

async function storedPasswords(admin: Sql) {
  const [table] = await admin<{ oid: string | null }[]>`
    select to_regclass('public.role_passwords') as oid`;
  return table?.oid ? admin<Kept[]>`select role, sealed from public.role_passwords` : [];
}

/** Keeps those that are new. The caller holds the migration lock. */
export async function keepPasswords(owner: Sql, kek: Buffer, passwords: Passwords) {
  for (const role of loginRoles) {
    const sealed = sealWith(keyOf(kek), 0, placeOf(role), Buffer.from(passwords[role], "utf8"));
    await owner`insert into public.role_passwords (role, sealed) values (${role}, ${sealed})
      on conflict (role) do nothing`;
  }
}
