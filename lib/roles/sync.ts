import type { Sql } from "postgres";
import { modules } from "@/lib/modules";

/**
 * Gives each permission its default grants when it is first seen. What an admin changed since stays:
 * a grant that was taken away is a row with the scope "none".
 */
export async function syncGrants(owner: Sql): Promise<void> {
  const known = await owner<{ permission: string }[]>`select distinct permission from role_grants`;
  const seen = new Set(known.map((row) => row.permission));
  const declared = modules.flatMap((module) => module.permissions);
  const rows = declared
    .filter(({ name }) => !seen.has(name))
    .flatMap(({ name, group, defaults }) =>
      Object.entries(defaults).map(([role, scope]) => ({
        role,
        permission: name,
        scope,
        row_group: group,
      })),
    );
  if (rows.length > 0) await owner`insert into role_grants ${owner(rows)} on conflict do nothing`;
  // Which tables a permission opens is for the code to say, also of grants that an admin made.
  for (const { name, group } of declared.filter(({ name }) => seen.has(name)))
    await owner`update role_grants set row_group = ${group}
      where permission = ${name} and row_group <> ${group}`;
}
