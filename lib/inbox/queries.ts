import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db";
import { inboxItems } from "@/db/schema/inbox";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { type Asked, codeIn, keyset, pageOfRows } from "@/lib/core/keyset";
import { hrefOf } from "@/lib/menu";
import { waits } from "./home";

export type InboxItem = {
  id: string;
  message: string;
  params: Record<string, string | number>;
  meaning: "neutral" | "waiting" | "good" | "wrong";
  href: string | null;
  unread: boolean;
  createdAt: Date;
};

const pageSize = 50;

/** One's own messages, newest first; `after` is the last id of the page before. */
export async function listInbox(
  actor: Staff,
  { unread = false, after }: { unread?: boolean; after?: string } = {},
): Promise<{ rows: InboxItem[]; unread: number; after: string | null }> {
  const asked = { after: codeIn(z.uuid().safeParse(after).data) };
  return reading(actor, async (tx) => {
    const [rows, { count }] = await Promise.all([
      newest(tx, actor, { unread, asked, limit: pageSize + 1 }),
      waits(tx, actor, { branchId: null }),
    ]);
    const page = pageOfRows(rows, pageSize, asked, ({ id }) => id);
    return { rows: page.rows.map(shown), unread: count, after: page.after };
  });
}

/** The latest unread ones, for the home page. */
export const latestUnread = async (tx: Tx, actor: Staff, limit: number): Promise<InboxItem[]> =>
  (await newest(tx, actor, { unread: true, limit })).map(shown);

export const countUnread = (actor: Staff): Promise<number> =>
  reading(actor, async (tx) => (await waits(tx, actor, { branchId: null })).count);

function newest(
  tx: Tx,
  actor: Staff,
  { unread, asked = { after: null }, limit }: { unread: boolean; asked?: Asked; limit: number },
) {
  const { beyond, order } = keyset({ key: inboxItems.id }, asked, true);
  return tx
    .select()
    .from(inboxItems)
    .where(
      and(
        eq(inboxItems.personId, actor.id),
        unread ? isNull(inboxItems.readAt) : undefined,
        beyond,
      ),
    )
    .orderBy(order)
    .limit(limit);
}

/** What is read aloud is made when it is read: the words in the reader's language, the address today's. */
const shown = (row: typeof inboxItems.$inferSelect): InboxItem => ({
  id: row.id,
  message: row.message,
  params: row.params,
  meaning: row.meaning,
  href: hrefOf(row.document, row.documentId),
  unread: row.readAt === null,
  createdAt: row.createdAt,
});
