import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/core/actor";
import { hashPassword } from "@/lib/core/passwords";
import { admin } from "../admin";
import { branchId } from "../session";

/** Somebody who can sign in; in XM01, with these roles there. */
export async function personWithPassword(
  account: string,
  password: string,
  roles: readonly Role[] = [],
): Promise<string> {
  const id = randomUUID();
  const home = await branchId("XM01");
  await admin`insert into people (id, account, name, initials, branch_id)
    values (${id}, ${account}, ${`测试 ${account}`}, 'cs', ${home})`;
  await admin`insert into credentials (person_id, password_hash)
    values (${id}, ${await hashPassword(password)})`;
  for (const role of roles)
    await admin`insert into assignments (id, person_id, role, branch_id)
      values (${randomUUID()}, ${id}, ${role}, ${home})`;
  return id;
}
