import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { type Tx, withTx } from "@/db";
import { type Request, writeTrace } from "./audit";
import { isPassword } from "./passwords";
import { nobody } from "./prove";
import { Refusal } from "./refusal";
import { addressOf, browserOf, thisRequest } from "./request";
import { beginSession, hashOf } from "./session";

const atTheDoor = { as: "door" } as const;

/**
 * How many failures each key has free before the wait begins (S12, T-07). An account from one
 * address: two, so the third costs a second. A whole address: a shop shares one. An account from
 * everywhere: many, so that nobody can shut a colleague out.
 */
function claimsOf(account: string, address: string) {
  const key = (text: string) => createHash("sha256").update(text).digest();
  const name = account.normalize("NFKC").toLowerCase();
  return {
    keys: [
      key(`account+address|${name}|${address}`),
      key(`address|${address}`),
      key(`account|${name}`),
    ],
    free: [2, 20, 30],
  };
}

type Credential = { person_id: string; password_hash: string; active: boolean };

/**
 * One attempt. Returns the token that the cookie carries, or refuses: "people.wait" with the seconds
 * left, without looking at the password, or "people.wrong", the same for whatever was wrong.
 */
export async function signIn(account: string, password: string): Promise<string> {
  const from = await headers();
  const request = await thisRequest();
  const name = account.trim().slice(0, 100);
  const { keys, free } = claimsOf(name, addressOf(from));
  const found = await withTx(atTheDoor, async (tx) => {
    const seconds = await claim(tx, keys, free);
    if (seconds > 0) throw new Refusal("people.wait", { seconds });
    const [row] = await tx.execute<Credential>(sql`select * from sec.credential_of(${name})`);
    return row ?? null;
  });
  const right = await isPassword(password.slice(0, 200), found?.password_hash ?? null);
  if (!right || !found?.active) return refuse(request, found?.person_id ?? null);

  const token = randomBytes(32).toString("base64url");
  const browser = browserOf(from.get("user-agent") ?? "");
  const person = await withTx(atTheDoor, async (tx) => {
    const staff = await beginSession(tx, found.person_id, hashOf(token), request.network, browser);
    if (!staff) return null;
    await tx.execute(sql`select sec.sign_in_succeeded(${listOf(keys)}::bytea[])`);
    const { id, branchId } = staff;
    await writeTrace(tx, staff, request, {
      ...{ act: "people.sign-in", document: "person", id, branchId },
    });
    return staff;
  });
  if (!person) return refuse(request, found.person_id);
  await speak(person.locale);
  return token;
}

/** The same growing wait for another door of this address: the code of the first run. */
export async function slowDown(door: string, free: number): Promise<void> {
  const address = addressOf(await headers());
  const key = createHash("sha256").update(`${door}|${address}`).digest();
  const seconds = await withTx(atTheDoor, (tx) => claim(tx, [key], [free]));
  if (seconds > 0) throw new Refusal("people.set-up-wait", { seconds });
}

const listOf = (values: readonly (Buffer | number)[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]`;

async function claim(tx: Tx, keys: Buffer[], free: number[]): Promise<number> {
  const [row] = await tx.execute<{ seconds: number }>(
    sql`select sec.claim_sign_in(${listOf(keys)}::bytea[], ${listOf(free)}::integer[]) as seconds`,
  );
  return row?.seconds ?? 0;
}

/** What was typed is not kept: people type passwords into the account's field. */
async function refuse(request: Request, id: string | null): Promise<never> {
  await withTx(atTheDoor, (tx) =>
    writeTrace(tx, nobody, request, { act: "people.sign-in-failed", document: "person", id }),
  );
  throw new Refusal("people.wrong");
}

/** A browser without a language of its own speaks the person's. */
async function speak(locale: string): Promise<void> {
  const jar = await cookies();
  if (!jar.has("locale"))
    jar.set("locale", locale, { path: "/", maxAge: 31_536_000, sameSite: "lax" });
}
