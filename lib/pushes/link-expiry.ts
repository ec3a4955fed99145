import "server-only";
import { sql } from "drizzle-orm";
import { withTx } from "@/db";
import type { Task } from "@/lib/core/queue";

/** An expired link keeps no token (L-02), and nobody needs the counts of an hour ago (L-11). */
export async function endExpiredLinks(): Promise<void> {
  await withTx({ as: "worker" }, async (tx) => {
    await tx.execute(sql`
      update push_links set token_sealed = null where token_sealed is not null and expires_at <= now()`);
    await tx.execute(sql`delete from link_counts where since < now() - interval '15 minutes'`);
  });
}

export const expireLinks: Task = {
  name: "pushes.expire-links",
  cron: "*/10 * * * *",
  run: endExpiredLinks,
};
