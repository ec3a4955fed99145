import "server-only";
import { asc, inArray } from "drizzle-orm";
import { cache } from "react";
import type { Tx } from "@/db";
import { assignments, people } from "@/db/schema/people";
import { roleGrants } from "@/db/schema/roles";
import { type Permission, type Role, roles, type Scope, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { modules } from "@/lib/modules";
import { read } from "./access";
import { type Line, wordOf } from "./rights";

export { type Line, wordOf } from "./rights";

/** Every permission there is, under the module that declares it. */
export const declared: readonly { module: string; permissions: readonly Permission[] }[] = modules
  .filter(({ permissions }) => permissions.length > 0)
  .map(({ name, permissions }) => ({ module: name, permissions }));

export const permissionNamed = (name: string): Permission | undefined =>
  declared.flatMap(({ permissions }) => permissions).find((one) => one.name === name);

/** The words key of a permission by its name alone, for the log. */
export function permissionWord(name: string): string | undefined {
  const found = declared.find(({ permissions }) => permissions.some((one) => one.name === name));
  return found && wordOf(found.module, name);
}

/** What holds now: role, permission, scope. A missing pair is none. */
async function grantsNow(tx: Tx, of: readonly string[]) {
  const rows = await tx
    .select({ role: roleGrants.role, permission: roleGrants.permission, scope: roleGrants.scope })
    .from(roleGrants)
    .where(inArray(roleGrants.role, [...of]));
  return new Map(rows.map(({ role, permission, scope }) => [`${role} ${permission}`, scope]));
}

/** The whole table: who may do what, and how far; `changed` where it differs from the default. */
export async function getMatrix(actor: Staff) {
  must(actor, read);
  const now = await reading(actor, (tx) => grantsNow(tx, roles));
  return declared.map(({ module, permissions }) => ({
    module,
    lines: permissions.map(({ name, defaults }) => ({
      name,
      word: wordOf(module, name),
      cells: roles.map((role) => {
        const scope: Scope = now.get(`${role} ${name}`) ?? "none";
        return { role, scope, changed: scope !== (defaults[role] ?? "none") };
      }),
    })),
  }));
}

/** One role: every permission with its scope and its default, the menu it opens, and who holds it. */
export async function getRole(actor: Staff, wanted: string) {
  must(actor, read);
  const role = roles.find((one) => one === wanted);
  if (!role) return null;
  return reading(actor, async (tx) => {
    const [now, held] = [await grantsNow(tx, [role]), await holders(tx, role)];
    const scopeOf = (name: string): Scope => now.get(`${role} ${name}`) ?? "none";
    const groups = declared.map(({ module, permissions }) => ({
      module,
      lines: permissions.map(({ name, defaults }) => ({
        name,
        word: wordOf(module, name),
        scope: scopeOf(name),
        fallback: defaults[role] ?? "none",
      })),
    }));
    const menu = modules.flatMap(({ name, menu: entry }) =>
      entry && (!entry.may || scopeOf(entry.may.name) !== "none")
        ? [{ href: entry.href, icon: entry.icon, word: entry.word ?? `${name}.title` }]
        : [],
    );
    return { role, groups, menu, holders: held };
  });
}

function holders(tx: Tx, role: Role) {
  const held = tx
    .select({ id: assignments.personId })
    .from(assignments)
    .where(inArray(assignments.role, [role]));
  return tx
    .select({ id: people.id, name: people.name, active: people.active })
    .from(people)
    .where(inArray(people.id, held))
    .orderBy(asc(people.initials), asc(people.id))
    .limit(50);
}

/** Why somebody may do something: each right in words, how far, and the roles it comes from. */
export const rightsOf = cache(async (actor: Staff, held: readonly Role[]): Promise<Line[]> => {
  const now = await reading(actor, (tx) => grantsNow(tx, held));
  return declared.flatMap(({ module, permissions }) =>
    permissions.flatMap(({ name }) => {
      const via = held.flatMap((role) => {
        const scope = now.get(`${role} ${name}`) ?? "none";
        return scope === "none" ? [] : [{ role, scope }];
      });
      return via.length > 0 ? [{ name, module, word: wordOf(module, name), via }] : [];
    }),
  );
});
