"use server";

import { and, eq } from "drizzle-orm";
import { roleGrants } from "@/db/schema/roles";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { write } from "./access";
import { scopeNames } from "./kinds";
import { permissionNamed } from "./queries";
import { setScopeInput } from "./schema";
import { mustStayApart, mustStayOpen } from "./writes";

/** How far a role reaches with one right. Acts on everybody's next request (INV-26). */
export const setScope = action({
  may: write,
  input: setScopeInput,
  run: async ({ tx, actor, input: { role, permission, scope, was }, trace }) => {
    const known = permissionNamed(permission);
    if (!known) throw new Refusal("core.gone");
    const raises = scopeNames.indexOf(scope) > scopeNames.indexOf(was);
    if (raises && actor.roles.includes(role) && !actor.roles.includes("owner"))
      throw new Refusal("roles.not-own");
    const here = and(eq(roleGrants.role, role), eq(roleGrants.permission, permission));
    const [stored] = await tx.select().from(roleGrants).where(here).for("update");
    if ((stored?.scope ?? "none") !== was) throw new Refusal("core.changed-by-others");
    await tx
      .insert(roleGrants)
      .values({ role, permission, scope, rowGroup: known.group })
      .onConflictDoUpdate({ target: [roleGrants.role, roleGrants.permission], set: { scope } });
    await mustStayApart(tx);
    await mustStayOpen(tx);
    await trace({
      act: "roles.set-scope",
      document: "role",
      before: { scope: was },
      after: { role, permission, scope },
    });
    return { scope };
  },
});
