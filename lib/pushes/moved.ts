import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { pushMoves, type Seen } from "@/db/schema/pushes";

type Moved = {
  move: string;
  from: string;
  to: string;
  actorId: string;
  reason?: string;
  seen?: Seen[];
};

/** One line of the push's history (INV-07). The caller holds the push's row. */
export async function recordMove(
  tx: Tx,
  push: { id: string; branchId: string; revision: number },
  moved: Moved,
): Promise<void> {
  await tx.insert(pushMoves).values({
    pushId: push.id,
    branchId: push.branchId,
    seq: sql`(select coalesce(max(m.seq), 0) + 1 from push_moves m where m.push_id = ${push.id})`,
    revision: push.revision,
    ...moved,
  });
}
