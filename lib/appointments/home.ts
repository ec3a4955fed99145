import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/core/actor";
import type { HomeRead, Waiting } from "@/lib/core/module";
import { book } from "./access";

/** Beside 日程: one's own holds whose deposit is still waited for; hot when one ends within two hours. */
export const waits: HomeRead<Waiting> = async (tx, actor) => {
  if (!can(actor, book)) return { count: 0 };
  const [row] = await tx.execute<{ count: number; hot: boolean }>(sql`
    select count(*)::int as count, coalesce(bool_or(h.hold_expires_at < now() + interval '2 hours'), false) as hot
    from (select a.hold_expires_at from appointments a
      where a.status = 'held' and a.hold_expires_at > now() and a.author_id = ${actor.id} limit 100) h`);
  return row ?? { count: 0 };
};
