import "server-only";
import { eq } from "drizzle-orm";
import { forbidden } from "next/navigation";
import { cache } from "react";
import { company } from "@/db/schema/branches";
import { inboxMembers } from "@/db/schema/inbox";
import type { Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { reading } from "@/lib/core/guard";
import type { Desk, Waiting } from "@/lib/core/module";
import { requireStaff } from "@/lib/core/session";
import { menuOf } from "@/lib/menu";

/**
 * What stands around every page: the company, and how many things wait behind each menu entry. One
 * transaction, whose statements travel together; the home page asks for the same and shares it.
 */
export const readShell = cache(async (actor: Staff) => {
  const branchId = await chosenBranch(actor);
  const desks = menuOf(actor);
  const counted = desks
    .flatMap(({ lines }) => lines)
    .flatMap((line) => (line.waits ? [{ href: line.href, ask: line.waits }] : []));
  return reading(actor, async (tx) => {
    const [[firm], ...found] = await Promise.all([
      tx.select({ name: company.name, demo: company.demo }).from(company),
      ...counted.map(({ ask }) => ask(tx, actor, { branchId })),
    ]);
    const waits = new Map<string, Waiting>(
      counted.map(({ href }, i) => [href, found[i] ?? { count: 0 }]),
    );
    return { company: firm?.name ?? "", demo: firm?.demo ?? false, branchId, desks, waits };
  });
});

/**
 * Courtesy: a desk in which a person has nothing says so. It guards nothing; pages, queries and acts
 * do. Who answers pushes of his branch comes to their pages without any other business there.
 */
export async function deskGate(desk: Desk): Promise<void> {
  const actor = await requireStaff();
  if (menuOf(actor).some((one) => one.desk === desk)) return;
  if (desk !== "purchasing" || !(await answersPushes(actor))) forbidden();
}

const answersPushes = async (actor: Staff): Promise<boolean> => {
  const places = await reading(actor, (tx) =>
    tx
      .select({ placeId: inboxMembers.placeId })
      .from(inboxMembers)
      .where(eq(inboxMembers.personId, actor.id))
      .limit(1),
  );
  return places.length > 0;
};
