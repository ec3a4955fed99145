import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { branches, departments } from "@/db/schema/branches";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import { pushTargets } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { authored, branchesFor, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading } from "@/lib/core/guard";
import { read, write } from "./access";
import { formOf } from "./draft";
import { wholePush } from "./whole";

/** How many links a submission will need. */
export async function countSupplierTargets(actor: Staff, pushId: string): Promise<number> {
  must(actor, read);
  return reading(actor, (tx) =>
    tx.$count(pushTargets, and(eq(pushTargets.pushId, pushId), eq(pushTargets.kind, "supplier"))),
  );
}

/** A branch or department that can be pushed to, and who answers there. */
export type Place = {
  kind: "branch" | "department";
  id: string;
  name: string;
  people: string[];
};

/** Every place of the chain for the picker, and the branches in whose name this person may push. */
export async function listPlaces(actor: Staff) {
  must(actor, write);
  return reading(actor, async (tx) => {
    const [shops, rooms, members] = await Promise.all([
      tx
        .select()
        .from(branches)
        .where(eq(branches.active, true))
        .orderBy(asc(branches.code))
        .limit(500),
      tx
        .select({ id: departments.id, name: departments.name, branch: branches.name })
        .from(departments)
        .innerJoin(branches, eq(branches.id, departments.branchId))
        .where(and(departments.active, branches.active))
        .orderBy(asc(branches.code), asc(departments.name))
        .limit(1000),
      tx
        .select({ placeId: inboxMembers.placeId, name: people.name })
        .from(inboxMembers)
        .innerJoin(people, and(eq(people.id, inboxMembers.personId), people.active))
        .orderBy(asc(people.name))
        .limit(5000),
    ]);
    const at = (id: string) =>
      members.filter(({ placeId }) => placeId === id).map(({ name }) => name);
    const mine = new Set(branchesFor(actor, write).map(({ id }) => id));
    const places: Place[] = [
      ...shops.map(({ id, name }) => ({ kind: "branch" as const, id, name, people: at(id) })),
      ...rooms.map(({ id, name, branch }) => ({
        ...{ kind: "department" as const, id, people: at(id) },
        name: `${branch} ${name}`,
      })),
    ];
    return {
      places,
      shops: shops
        .filter(({ id }) => mine.has(id))
        .map(({ id, name, address, zone }) => ({ id, name, zone, shipTo: address || name })),
    };
  });
}

/** A supplier that an address names as the first target. */
export async function getTargetName(actor: Staff, supplierId: string) {
  must(actor, write);
  if (!/^[0-9a-f-]{36}$/.test(supplierId)) return null;
  return reading(actor, async (tx) => {
    const [supplier] = await tx
      .select({ id: suppliers.id, name: suppliers.name })
      .from(suppliers)
      .where(and(eq(suppliers.id, supplierId), eq(suppliers.status, "active")));
    return supplier ?? null;
  });
}

/** A stored push as the form holds it. */
export async function getDraft(actor: Staff, id: string) {
  must(actor, write);
  const whole = await reading(actor, (tx) => wholePush(tx, id));
  if (!whole) return null;
  const { push, targets, branch } = whole;
  mustReach(actor, write, authored(push));
  return {
    form: formOf(whole),
    names: Object.fromEntries(
      targets.map(({ supplierId, placeId, name }) => [supplierId ?? placeId ?? "", name]),
    ),
    status: push.status,
    zone: branch.zone,
    ofOrder: push.orderId !== null,
    name: push.number ?? push.draftName,
  };
}
