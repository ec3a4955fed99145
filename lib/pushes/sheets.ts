import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { withTx } from "@/db";
import { pushLinks } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { writeTrace } from "@/lib/core/audit";
import { contextOf, reading } from "@/lib/core/guard";
import { thisRequest } from "@/lib/core/request";
import type { PushContent } from "./content";
import { getPush, type PushDetail } from "./detail";
import { addressOfLink, tokenOf } from "./links";

export type Sheet = {
  targetId: string;
  suffix: string;
  content: PushContent;
  /** The supplier's own address, for who may hand it out; it opens without signing in. */
  link: string | null;
};

/**
 * What each target is shown, to hand on as paper or as a file, with the link of a supplier. A link
 * that leaves this way is on record like one that is copied. Null outside the reader's scope.
 */
export async function takeSheets(actor: Staff, id: string, as: "print" | "pdf" | "xlsx") {
  const seen = await getPush(actor, id);
  if (!seen) return null;
  if (seen.side === "target") {
    const { number, revision, status, children } = seen.target;
    return {
      ...{ name: number ?? "", revision, status },
      sheets: children.map(({ id: targetId, suffix, content }) =>
        sheetOf(targetId, suffix, content),
      ),
    };
  }
  const { push, targets } = seen.push;
  const links = await linksOf(actor, seen.push, as);
  return {
    ...{ name: push.number ?? push.draftName, revision: push.revision, status: push.status },
    sheets: targets
      .filter(({ becameOrderId }) => becameOrderId === null)
      .map(({ id: targetId, suffix, content }) =>
        sheetOf(targetId, suffix, content, links.get(targetId)),
      ),
  };
}

const sheetOf = (
  targetId: string,
  suffix: string,
  content: PushContent,
  link: string | null = null,
): Sheet => ({ targetId, suffix, content, link });

/** The newest live link of each supplier, for the version that is out. */
async function linksOf(actor: Staff, { push, targets, mayHandOut }: PushDetail, as: string) {
  const links = new Map<string, string>();
  if (!mayHandOut || as === "xlsx" || !["submitted", "closed"].includes(push.status)) return links;
  const rows = await reading(actor, (tx) =>
    tx
      .selectDistinctOn([pushLinks.targetId], {
        id: pushLinks.id,
        targetId: pushLinks.targetId,
        tokenSealed: pushLinks.tokenSealed,
      })
      .from(pushLinks)
      .where(
        and(
          inArray(
            pushLinks.targetId,
            targets.map((target) => target.id),
          ),
          eq(pushLinks.revision, push.revision),
          sql`${pushLinks.tokenSealed} is not null and ${pushLinks.expiresAt} > now()`,
        ),
      )
      .orderBy(pushLinks.targetId, sql`${pushLinks.createdAt} desc`),
  );
  for (const { id, targetId, tokenSealed } of rows)
    if (tokenSealed) links.set(targetId, addressOfLink(await tokenOf({ id, tokenSealed })));
  if (links.size === 0) return links;
  const from = await thisRequest();
  await withTx(contextOf(actor), (tx) =>
    writeTrace(tx, actor, from, {
      ...{ act: "pushes.take-sheet", document: "push", id: push.id, branchId: push.branchId },
      after: { as, links: rows.map(({ id }) => id) },
    }),
  );
  return links;
}
