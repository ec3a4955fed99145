import { createHash, randomInt } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { v7 as uuid } from "uuid";
import { roles } from "../core/actor.ts";

export type CompanyState = "none" | "demo" | "real";

export async function companyState(sql: Sql): Promise<CompanyState> {
  const [row] = await sql<{ demo: boolean }[]>`select demo from company`;
  if (!row) return "none";
  return row.demo ? "demo" : "real";
}

/** Letters that nobody confuses when reading them from a terminal. */
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

const hashOf = (code: string) => createHash("sha256").update(code).digest();

/**
 * The one-time code that proves that whoever sets up the company also sees a terminal of ours. The
 * codes of other servers that were started this week stay good: each is somewhere on a screen.
 */
export async function makeSetupCode(sql: Sql) {
  const code = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");
  await sql.begin(async (tx) => {
    await tx`delete from setup_codes where used_at is null and created_at < now() - interval '7 days'`;
    await tx`insert into setup_codes (id, code_hash) values (${uuid()}, ${hashOf(code)})`;
  });
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** False when the code is wrong or used up. */
export async function spendCode(tx: TransactionSql, code: string) {
  const used = await tx`
    update setup_codes set used_at = now() where code_hash = ${hashOf(code)} and used_at is null`;
  return used.count > 0;
}

/** The demo's sign-in names: a role's code, in the second branch with its code behind. */
export async function demoAccounts(sql: Sql) {
  const rows = await sql<{ account: string }[]>`
    select account from people where active and split_part(account, '.', 1) = any (${[...roles]})`;
  const order: readonly string[] = roles;
  const rank = ({ account }: { account: string }) =>
    order.indexOf(account.split(".")[0] ?? "") + (account.includes(".") ? 100 : 0);
  return rows.sort((a, b) => rank(a) - rank(b)).map(({ account }) => account);
}
