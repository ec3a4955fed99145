import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { pushes, pushLinks, pushTargets, pushViews } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { authored, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading, within } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { links, mayHandOut, read } from "./access";
import { isRenewable } from "./states";

export type LinkRow = {
  id: string;
  pushId: string;
  number: string;
  supplier: string;
  revision: number;
  state: "live" | "expired" | "revoked";
  reason: string;
  zone: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  /** 复制或扫码 shows it: it opens, and this reader may see what its page names. */
  showable: boolean;
  /** 续发 would make one he may hand out: the push is out, and the supplier may be written to. */
  renewable: boolean;
  views: number;
  lastView: { at: Date; network: string; browser: string } | null;
};

const ofPush = {
  branch: pushes.branchId,
  department: pushes.departmentId,
  owner: pushes.authorId,
};
type Of = { pushId: string } | { supplierId: string };
const most = 50;

/** The links of a push or of a supplier, live ones first, with how they were opened (L-05). */
export function listLinks(actor: Staff, of: Of): Promise<LinkRow[]> {
  must(actor, links);
  return reading(actor, (tx) => linksOf(tx, actor, of));
}

export async function linksOf(tx: Tx, actor: Staff, of: Of): Promise<LinkRow[]> {
  const live = sql<boolean>`${pushLinks.tokenSealed} is not null and ${pushLinks.expiresAt} > now()`;
  const rows = await tx
    .select({
      id: pushLinks.id,
      pushId: pushes.id,
      number: sql<string>`coalesce(${pushes.number}, ${pushes.draftName}) || '-' || ${pushTargets.suffix}`,
      supplier: suppliers.name,
      scope: {
        branchId: pushes.branchId,
        departmentId: pushes.departmentId,
        authorId: pushes.authorId,
      },
      status: pushes.status,
      asked: sql<boolean>`${suppliers.status} = 'active' and ${pushTargets.becameOrderId} is null`,
      revision: pushLinks.revision,
      live,
      revokedAt: pushLinks.revokedAt,
      reason: pushLinks.revokeReason,
      zone: branches.zone,
      createdAt: pushLinks.createdAt,
      expiresAt: pushLinks.expiresAt,
      views: sql<number>`(select count(*)::int from (
        select from ${pushViews} v where v.link_id = ${pushLinks.id} limit 100) n)`,
      lastView: sql<{ at: string; network: string; browser: string } | null>`(
        select jsonb_build_object('at', v.at, 'network', v.network, 'browser', v.browser)
        from ${pushViews} v where v.link_id = ${pushLinks.id} order by v.at desc limit 1)`,
    })
    .from(pushLinks)
    .innerJoin(pushTargets, eq(pushTargets.id, pushLinks.targetId))
    .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
    .innerJoin(suppliers, eq(suppliers.id, pushTargets.supplierId))
    .innerJoin(branches, eq(branches.id, pushes.branchId))
    .where(
      and(
        within(actor, links, ofPush),
        "pushId" in of ? eq(pushes.id, of.pushId) : eq(pushTargets.supplierId, of.supplierId),
        // A supplier has had thousands; of those only what can still be opened is of interest.
        "pushId" in of ? undefined : live,
      ),
    )
    .orderBy(desc(live), desc(pushLinks.createdAt), desc(pushLinks.id))
    .limit(most);
  return rows.map(({ live: open, revokedAt, lastView, scope, status, asked, ...row }) => {
    const handsOut = mayHandOut(actor, authored(scope));
    return {
      ...row,
      showable: open && handsOut,
      renewable: asked && isRenewable(status) && handsOut,
      state: open ? "live" : revokedAt ? "revoked" : "expired",
      endedAt: open ? null : (revokedAt ?? row.expiresAt),
      lastView: lastView && { ...lastView, at: new Date(lastView.at) },
    };
  });
}

export type ViewRow = { id: string; at: Date; network: string; browser: string; number: string };

/** Who opened a push's links, newest first: time, network, browser; no more is kept (L-05). */
export function listViews(actor: Staff, pushId: string): Promise<ViewRow[]> {
  must(actor, read);
  return reading(actor, (tx) =>
    tx
      .select({
        id: pushViews.id,
        at: pushViews.at,
        network: pushViews.network,
        browser: pushViews.browser,
        number: sql<string>`${pushes.number} || '-' || ${pushTargets.suffix}`,
      })
      .from(pushViews)
      .innerJoin(pushLinks, eq(pushLinks.id, pushViews.linkId))
      .innerJoin(pushTargets, eq(pushTargets.id, pushLinks.targetId))
      .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
      .where(and(eq(pushes.id, pushId), within(actor, read, ofPush)))
      .orderBy(desc(pushViews.at))
      .limit(most),
  );
}

const linkWithPush = (tx: Tx, id: string) =>
  tx
    .select({ link: pushLinks, push: pushes, target: pushTargets, zone: branches.zone })
    .from(pushLinks)
    .innerJoin(pushTargets, eq(pushTargets.id, pushLinks.targetId))
    .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
    .innerJoin(branches, eq(branches.id, pushes.branchId))
    .where(eq(pushLinks.id, id));
export type FoundLink = Awaited<ReturnType<typeof linkWithPush>>[number];

/** One link, for who may hand out this push's links; outside his scope there is none. */
export async function findLink(
  tx: Tx,
  actor: Staff,
  id: string,
  lock: boolean,
): Promise<FoundLink> {
  const query = linkWithPush(tx, id);
  const [found] = lock ? await query.for("update", { of: pushLinks }) : await query;
  if (!found) throw new Refusal("core.gone");
  mustReach(actor, links, authored(found.push));
  return found;
}
