import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { attachments, remarks } from "@/db/schema/attachments";
import { people } from "@/db/schema/people";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { accessTo, type Papered, papered } from "./documents";
import { openFile } from "./files";

/** The files of a document, oldest first, and whether this reader may add to them. */
export function getPapers(actor: Staff, document: Papered, documentId: string) {
  return reading(actor, async (tx) => {
    const { mayChange, mayShow = false } = await accessTo(tx, actor, document, documentId);
    const rows = await tx
      .select({
        id: attachments.id,
        name: attachments.name,
        size: attachments.size,
        forSupplier: attachments.forSupplier,
      })
      .from(attachments)
      .where(and(eq(attachments.documentId, documentId), isNull(attachments.removedAt)))
      .orderBy(asc(attachments.id))
      .limit(100);
    return {
      ...{ mayChange, mayShow },
      files: rows.map((row) => ({ ...row, href: `/api/attachments/${row.id}` })),
    };
  });
}

/** A file with its content, for whoever may see its document; null when it is not there for him. */
export async function getFile(actor: Staff, id: string) {
  const row = await reading(actor, async (tx) => {
    const [found] = await tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.id, id), isNull(attachments.removedAt)));
    const kind = papered.find((one) => one === found?.document);
    if (!found || !kind) return null;
    await accessTo(tx, actor, kind, found.documentId);
    return found;
  });
  return (
    row && {
      name: row.name,
      mediaType: row.mediaType,
      content: await openFile(row.id, row.keySealed),
    }
  );
}

/** What people wrote under a document, newest first: for its timeline. The caller has checked the document. */
export const listRemarks = (tx: Tx, documentId: string) =>
  tx
    .select({ id: remarks.id, text: remarks.text, at: remarks.createdAt, author: people.name })
    .from(remarks)
    .innerJoin(people, eq(people.id, remarks.authorId))
    .where(eq(remarks.documentId, documentId))
    .orderBy(desc(remarks.createdAt))
    .limit(200);

/** The remarks of a document for whoever may see it. */
export const getRemarks = (actor: Staff, document: Papered, documentId: string) =>
  reading(actor, async (tx) => {
    await accessTo(tx, actor, document, documentId);
    return listRemarks(tx, documentId);
  });
