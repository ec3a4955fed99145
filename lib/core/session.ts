import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { v7 as uuid } from "uuid";
import { askOnce, type Tx } from "@/db";
import type { Role, Scope, Staff } from "./actor";
import { staff } from "./prove";

/** The cookie of next-auth. Secure cookies need a host with TLS; a shop's first run has none. */
export const secureCookies = (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
export const sessionCookie = secureCookies
  ? "__Secure-next-auth.session-token"
  : "next-auth.session-token";
export const csrfCookie = `${secureCookies ? "__Host-" : ""}next-auth.csrf-token`;

export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

type Row = {
  sessionId: string;
  id: string;
  name: string;
  account: string;
  locale: Staff["locale"];
  branchId: string;
  departmentId: string | null;
  assignments: { role: Role; branchId: string | null }[];
  grants: [Role, string, Exclude<Scope, "none">][];
  branches: Staff["branches"] | null;
};

/** Who is signed in, read from the session's row at every request; null when nobody is (S12, T-05). */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  const cookie = (await cookies()).get(sessionCookie)?.value;
  if (!cookie) return null;
  const token = await tokenIn(cookie);
  return token ? staffOf(hashOf(token)) : null;
});

/** For pages: the person, or the way to the sign-in page. */
export async function requireStaff(): Promise<Staff> {
  return (await currentStaff()) ?? redirect("/login");
}

/**
 * Deriving next-auth's key and opening the cookie takes longer than asking the database, and a cookie
 * always says the same; so what the last few hundred said is kept. Whether the session it names still
 * lives is asked of the database at every request.
 */
const opened = new Map<string, string>();
const mostOpened = 500;

/** The opaque token inside next-auth's encrypted cookie, or null when the cookie is not ours. */
async function tokenIn(cookie: string): Promise<string | null> {
  const known = opened.get(cookie);
  if (known) return known;
  try {
    const jwt = await decode({ token: cookie, secret: process.env.NEXTAUTH_SECRET ?? "" });
    if (typeof jwt?.session !== "string") return null;
    if (opened.size >= mostOpened) opened.clear();
    opened.set(cookie, jwt.session);
    return jwt.session;
  } catch {
    return null;
  }
}

/** A week, by the database's clock; the cookie's own dates do not count (FI-09). */
const lives = "7 days";

/**
 * Begins a session inside `tx`, which from then on speaks in its name; null when the person may no
 * longer sign in.
 */
export async function beginSession(
  tx: Tx,
  personId: string,
  hash: Buffer,
  network: string,
  browser: string,
): Promise<Staff | null> {
  await tx.execute(
    sql`select sec.begin_session(${uuid()}, ${hash}, ${personId}, ${network}, ${browser}, ${lives}::interval)`,
  );
  const [found] = await tx.execute<{ row: Row | null }>(
    sql`select sec.open_session(${hash}) as row, set_config('app.session', ${hash.toString("hex")}, true)`,
  );
  return found?.row ? actorOf(found.row, hash.toString("hex")) : null;
}

export async function staffOf(hash: Buffer): Promise<Staff | null> {
  const [found] = await askOnce<{ row: Row | null }>(sql`select sec.open_session(${hash}) as row`);
  return found?.row ? actorOf(found.row, hash.toString("hex")) : null;
}

function actorOf(row: Row, sessionHash: string): Staff {
  const branches = row.branches ?? [];
  const grants = new Map<
    string,
    { chain: boolean; branches: string[]; departments: string[]; own: string[] }
  >();
  for (const [role, name, scope] of row.grants) {
    const reach = grants.get(name) ?? { chain: false, branches: [], departments: [], own: [] };
    grants.set(name, reach);
    for (const { branchId } of row.assignments.filter((one) => one.role === role)) {
      const where = branchId ? [branchId] : branches.map(({ id }) => id);
      if (scope === "chain") reach.chain = true;
      else if (scope === "branch") reach.branches.push(...where);
      else reach.own.push(...where);
      if (scope === "department" && row.departmentId) reach.departments.push(row.departmentId);
    }
  }
  return staff({
    kind: "staff",
    id: row.id,
    sessionId: row.sessionId,
    sessionHash,
    name: row.name,
    account: row.account,
    locale: row.locale,
    branchId: row.branchId,
    departmentId: row.departmentId,
    roles: [...new Set(row.assignments.map(({ role }) => role))],
    branches,
    grants,
  } as unknown as Staff);
}
