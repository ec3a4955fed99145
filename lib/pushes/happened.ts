import "server-only";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { people } from "@/db/schema/people";
import {
  pushAnswers,
  pushAttempts,
  pushDeliveries,
  pushDeliveryMoves,
  pushLinks,
  pushMoves,
  pushViews,
} from "@/db/schema/pushes";
import type { WholePush } from "./whole";

const revoker = alias(people, "revoker");

/** Everything that has happened to a push and its children, each part newest first. */
export async function happenedTo(tx: Tx, { push, targets }: WholePush) {
  const ids = targets.map(({ id }) => id);
  const none = ids.length === 0;
  const [moves, deliveries, links, answers] = await Promise.all([
    tx
      .select({
        move: pushMoves.move,
        revision: pushMoves.revision,
        reason: pushMoves.reason,
        seen: pushMoves.seen,
        seq: pushMoves.seq,
        at: pushMoves.at,
        by: people.name,
      })
      .from(pushMoves)
      .leftJoin(people, eq(people.id, pushMoves.actorId))
      .where(eq(pushMoves.pushId, push.id))
      .orderBy(desc(pushMoves.seq))
      .limit(200),
    none
      ? []
      : tx
          .select({ delivery: pushDeliveries, by: people.name })
          .from(pushDeliveries)
          .leftJoin(people, eq(people.id, pushDeliveries.createdBy))
          .where(inArray(pushDeliveries.targetId, ids))
          .orderBy(asc(pushDeliveries.createdAt), asc(pushDeliveries.id))
          .limit(500),
    none
      ? []
      : tx
          .select({
            id: pushLinks.id,
            targetId: pushLinks.targetId,
            revision: pushLinks.revision,
            tokenSealed: pushLinks.tokenSealed,
            expiresAt: pushLinks.expiresAt,
            expired: sql<boolean>`${pushLinks.expiresAt} <= now()`,
            revokedAt: pushLinks.revokedAt,
            revokedBy: revoker.name,
            revokeReason: pushLinks.revokeReason,
            createdAt: pushLinks.createdAt,
            by: people.name,
            views: sql<number>`(select count(*)::int from (select from ${pushViews} v where v.link_id = ${pushLinks.id} limit 100) n)`,
          })
          .from(pushLinks)
          .leftJoin(people, eq(people.id, pushLinks.createdBy))
          .leftJoin(revoker, eq(revoker.id, pushLinks.revokedBy))
          .where(inArray(pushLinks.targetId, ids))
          .orderBy(desc(pushLinks.createdAt))
          .limit(200),
    none
      ? []
      : tx
          .select({ answer: pushAnswers, by: people.name })
          .from(pushAnswers)
          .leftJoin(people, eq(people.id, pushAnswers.answeredBy))
          .where(inArray(pushAnswers.targetId, ids))
          .orderBy(desc(pushAnswers.at))
          .limit(200),
  ]);
  const deliveryIds = deliveries.map(({ delivery }) => delivery.id);
  const linkIds = links.map(({ id }) => id);
  const [attempts, presses, views] = await Promise.all([
    deliveryIds.length
      ? tx
          .select()
          .from(pushAttempts)
          .where(inArray(pushAttempts.deliveryId, deliveryIds))
          .orderBy(desc(pushAttempts.startedAt))
          .limit(500)
      : [],
    deliveryIds.length
      ? tx
          .select({ press: pushDeliveryMoves, by: people.name })
          .from(pushDeliveryMoves)
          .leftJoin(people, eq(people.id, pushDeliveryMoves.actorId))
          .where(inArray(pushDeliveryMoves.deliveryId, deliveryIds))
          .orderBy(desc(pushDeliveryMoves.at))
          .limit(200)
      : [],
    linkIds.length
      ? tx
          .select()
          .from(pushViews)
          .where(inArray(pushViews.linkId, linkIds))
          .orderBy(desc(pushViews.at))
          .limit(50)
      : [],
  ]);
  return {
    moves,
    deliveries: deliveries.map(({ delivery, by }) => ({ ...delivery, by: by ?? "" })),
    links,
    answers: answers.map(({ answer, by }) => ({ ...answer, by: by ?? "" })),
    attempts,
    presses: presses.map(({ press, by }) => ({ ...press, by })),
    views,
  };
}
