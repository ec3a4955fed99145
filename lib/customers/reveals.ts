import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type Tx, withTx } from "@/db";
import { inboxItems } from "@/db/schema/inbox";
import { customerReveals } from "@/db/schema/reveals";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { log } from "@/lib/core/log";
import { Refusal } from "@/lib/core/refusal";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";
import { revealsPerDay } from "./rules";

type Opened = { document: "customer" | "lead"; documentId: string; branchId: string };

/**
 * Refuses the look after the last one of the day, and tells those who lead the branch: copying a
 * customer list number by number is how one walks off with it (T-01). Counted again by a trigger,
 * which no two looks at one moment get round.
 */
export async function openReveals(actor: Staff, about: Opened) {
  const isOver = await withTx({ as: "worker" }, async (tx) => {
    const used = await tx.$count(
      customerReveals,
      and(eq(customerReveals.revealedBy, actor.id), isToday(actor, customerReveals.at)),
    );
    if (used < revealsPerDay) return false;
    await raiseAlarm(tx, actor, about);
    return true;
  });
  if (isOver) throw new Refusal("customers.reveals-used-up");
}

const isToday = (actor: Staff, at: Parameters<typeof eq>[0]) => {
  const zone = zoneOf(actor);
  return sql`${at} >= date_trunc('day', now() at time zone ${zone}) at time zone ${zone}`;
};

const message = "customers.reveals-alarm";

/** Once a day for one person. */
async function raiseAlarm(tx: Tx, actor: Staff, { document, documentId, branchId }: Opened) {
  log.fatal({ alarm: "reveals-used-up", person: actor.id });
  const told = await tx.$count(
    inboxItems,
    and(
      eq(inboxItems.message, message),
      sql`${inboxItems.params} ->> 'account' = ${actor.account}`,
      isToday(actor, inboxItems.createdAt),
    ),
  );
  if (told > 0) return;
  await notify(tx, {
    people: await holdersOf(tx, ["branch_manager", "owner"], branchId),
    message,
    params: { name: actor.name, account: actor.account, count: revealsPerDay },
    meaning: "wrong",
    document,
    documentId,
  });
}
