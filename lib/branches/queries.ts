import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches, company, departments } from "@/db/schema/branches";
import { numberSeries } from "@/db/schema/core";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { read } from "./access";
import { lastNumberCheck } from "./numbers";

/** The company, its branches with their departments, and how documents are numbered. */
export async function getCompany(actor: Staff) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [[firm], shops, parts, members, series, check] = await Promise.all([
      tx.select().from(company),
      tx.select().from(branches).orderBy(asc(branches.code)),
      tx.select().from(departments).orderBy(asc(departments.name)),
      membersOf(tx),
      tx.select().from(numberSeries).orderBy(asc(numberSeries.kind)),
      lastNumberCheck(tx),
    ]);
    return {
      firm: firm ?? null,
      series,
      check,
      branches: shops.map((shop) => ({
        ...shop,
        departments: parts.filter(({ branchId }) => branchId === shop.id),
        members: members.filter(({ placeId }) => placeId === shop.id),
      })),
    };
  });
}
export type CompanyPage = Awaited<ReturnType<typeof getCompany>>;

/** One branch with its departments, and who answers what is pushed to each. */
export async function getBranch(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [shop] = await tx.select().from(branches).where(eq(branches.id, id));
    if (!shop) return null;
    const parts = await tx
      .select()
      .from(departments)
      .where(eq(departments.branchId, id))
      .orderBy(asc(departments.name));
    const places = [id, ...parts.map((part) => part.id)];
    const [members, candidates] = await Promise.all([
      membersOf(tx, places),
      tx
        .select({ id: people.id, name: people.name, account: people.account })
        .from(people)
        .where(eq(people.active, true))
        .orderBy(asc(people.initials), asc(people.id))
        .limit(500),
    ]);
    const at = (placeId: string) => members.filter((member) => member.placeId === placeId);
    return {
      ...shop,
      members: at(id),
      departments: parts.map((part) => ({ ...part, members: at(part.id) })),
      candidates,
    };
  });
}
export type BranchPage = NonNullable<Awaited<ReturnType<typeof getBranch>>>;

function membersOf(tx: Tx, places?: readonly string[]) {
  return tx
    .select({ placeId: inboxMembers.placeId, personId: people.id, name: people.name })
    .from(inboxMembers)
    .innerJoin(people, eq(people.id, inboxMembers.personId))
    .where(places && inArray(inboxMembers.placeId, [...places]))
    .orderBy(asc(people.initials));
}
