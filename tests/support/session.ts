import { createHash, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type { Role, Staff } from "@/lib/core/actor";
import { sessionCookie, staffOf } from "@/lib/core/session";
import { admin } from "./admin";
import { browser } from "./next-headers";

type Where = "XM01" | "XM02" | "every branch";

/** Signs in as somebody with this role, through a real session row, and returns who that is. */
export async function signInAs(role: Role, where: Where = "XM01"): Promise<Staff> {
  const personId = await personWith(role, where);
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  await admin`insert into sessions (id, token_hash, person_id, expires_at)
    values (${randomUUID()}, ${hash}, ${personId}, now() + interval '1 hour')`;
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  browser.setCookie(sessionCookie, await encode({ token: { session: token }, secret }));
  const staff = await staffOf(hash);
  if (!staff) throw new Error("the session that was just made does not open");
  return staff;
}

export function signOut() {
  browser.clearCookies();
}

export async function branchId(code: "XM01" | "XM02"): Promise<string> {
  const name = { XM01: "厦门一店", XM02: "厦门二店" }[code];
  await admin`insert into branches (id, code, name) values (${randomUUID()}, ${code}, ${name})
    on conflict (code) do nothing`;
  const [branch] = await admin<{ id: string }[]>`select id from branches where code = ${code}`;
  return branch?.id ?? "";
}

/** One person per role and place, made when first needed. */
async function personWith(role: Role, where: Where) {
  const home = await branchId(where === "XM02" ? "XM02" : "XM01");
  const account = where === "XM01" ? role : `${role}.${where.replace(" ", "-").toLowerCase()}`;
  const [there] = await admin<{ id: string }[]>`select id from people where account = ${account}`;
  if (there) return there.id;
  const id = randomUUID();
  await admin`insert into people (id, account, name, initials, branch_id)
    values (${id}, ${account}, ${`测试 ${account}`}, 'cs', ${home})`;
  await admin`insert into assignments (id, person_id, role, branch_id)
    values (${randomUUID()}, ${id}, ${role}, ${where === "every branch" ? null : home})`;
  return id;
}
