import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import type { Sql } from "postgres";
import { v7 as uuid } from "uuid";
import type { Call } from "./load.ts";

/** Signs a demo account in, as its browser would be, and returns the cookie it sends. */
export async function cookieOf(owner: Sql, account: string, secret: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  await owner`insert into sessions (id, token_hash, person_id, expires_at)
    select ${uuid()}, ${hash}, id, now() + interval '1 day' from people where account = ${account}`;
  return `next-auth.session-token=${await encode({ token: { session: token }, secret })}`;
}

/** A page as a document: the address typed, the reload. */
export const asDocument = (path: string, cookie: string): Call => ({
  path,
  headers: { cookie, accept: "text/html" },
});

type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> };

/** The id under which the build serves an act. */
export function actionIds(): (file: string, name: string) => string {
  const manifest: Manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  );
  return (file, name) => {
    const found = Object.entries(manifest.node).find(
      ([, one]) => one.exportedName === name && one.filename?.includes(file),
    );
    if (!found) throw new Error(`the build has no act ${name} in ${file}`);
    return found[0];
  };
}

/** A server action called from a page, with an idempotency key as every form sends one. */
export const asAct = (
  port: number,
  path: string,
  cookie: string,
  id: string,
  input: unknown,
): Call => ({
  path,
  method: "POST",
  headers: {
    cookie,
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
    "next-action": id,
    "sec-fetch-site": "same-origin",
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
  },
  body: JSON.stringify([input, uuid()]),
});
