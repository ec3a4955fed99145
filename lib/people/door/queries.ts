import "server-only";
import { sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { withTx } from "@/db";
import { company } from "@/db/schema/branches";
import { type Role, roles } from "@/lib/core/actor";
import { csrfCookie, hashOf } from "@/lib/core/session";
import { tokenInput } from "./schema";

const asNobody = { as: "nobody" } as const;

/** What anybody may know of the company before he signs in; null before the first run. */
export async function getCompanyAtTheDoor(): Promise<{ name: string; demo: boolean } | null> {
  const [row] = await withTx(
    asNobody,
    (tx) => tx.select({ name: company.name, demo: company.demo }).from(company),
    { readOnly: true },
  );
  return row ?? null;
}

export type DemoAccountRow = {
  account: string;
  name: string;
  role: Role;
  branch: string;
  everywhere: boolean;
};

/** As a visitor tries them: who decides and who buys first. */
const order: Role[] = [
  ...(["owner", "branch_manager", "buyer", "accountant"] as const),
  ...(["warehouse", "pickup_clerk", "cashier", "admin"] as const),
];

/** Only a demo has any (sec.demo_accounts). */
export async function listDemoAccounts(): Promise<DemoAccountRow[]> {
  const rows = await withTx(
    asNobody,
    (tx) => tx.execute<DemoAccountRow>(sql`select * from sec.demo_accounts()`),
    { readOnly: true },
  );
  const rank = ({ account, role }: DemoAccountRow) =>
    (account.includes(".") ? 100 : 0) +
    (order.includes(role) ? order.indexOf(role) : 10 + roles.indexOf(role));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** The token for a form that a browser without scripts posts to next-auth; "" until it has the cookie. */
export async function csrfToken(): Promise<string> {
  return (await cookies()).get(csrfCookie)?.value.split("|")[0] ?? "";
}

/** With the minutes until it opens: an owner's may have to wait. */
export type PasswordLink = { name: string; account: string; minutes: number };

/** Whose password a link sets; null alike for unknown, used and expired ones. */
export async function getPasswordLink(token: string): Promise<PasswordLink | null> {
  if (!tokenInput.safeParse(token).success) return null;
  const [link] = await withTx(
    { as: "door" },
    (tx) => tx.execute<PasswordLink>(sql`select * from sec.password_link(${hashOf(token)})`),
    { readOnly: true },
  );
  return link ?? null;
}
