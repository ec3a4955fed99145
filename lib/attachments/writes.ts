import "server-only";
import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { type Tx, withTx } from "@/db";
import { lostConnection } from "@/db/errors";
import { attachments } from "@/db/schema/attachments";
import type { Staff } from "@/lib/core/actor";
import { writeTrace } from "@/lib/core/audit";
import { contextOf } from "@/lib/core/guard";
import { announce } from "@/lib/core/live";
import { once } from "@/lib/core/once";
import { Refusal } from "@/lib/core/refusal";
import { thisRequest } from "@/lib/core/request";
import { lookAt } from "./content";
import { accessTo, type Papered } from "./documents";
import { dropFile, keepFile } from "./files";

const most = 50;

type Upload = {
  document: Papered;
  documentId: string;
  name: string;
  content: Buffer;
  key?: string;
};

/**
 * Keeps a file with a document: the person's right is asked before the file touches the disk and
 * again in the transaction that writes its row and its trace.
 */
export async function attach(actor: Staff, upload: Upload) {
  const { document, documentId, content, key } = upload;
  const context = contextOf(actor);
  await withTx(context, (tx) => changeable(tx, actor, upload), { readOnly: true });
  const { mediaType, name } = await lookAt(content, upload.name);
  const id = uuid();
  const keySealed = await keepFile(id, content);
  const request = await thisRequest();
  const sha256 = createHash("sha256").update(content).digest();
  const file = { id, name, size: content.length, href: `/api/attachments/${id}` };
  try {
    const kept = await withTx(context, (tx) => {
      const write = async () => {
        const { branchId } = await changeable(tx, actor, upload);
        const there = await tx.$count(attachments, inDocument(documentId));
        if (there >= most) throw new Refusal("attachments.too-many", { most });
        const row = { document, documentId, branchId, name, mediaType, size: content.length };
        await tx
          .insert(attachments)
          .values({ ...row, id, sha256, keySealed, uploadedBy: actor.id });
        const traced = { document, id: documentId, branchId };
        await writeTrace(tx, actor, request, {
          act: "attachments.add",
          ...traced,
          after: { file: name, sha256: sha256.toString("hex") },
        });
        await announce(tx, { topic: "document", id: documentId });
        return file;
      };
      const asked = { document, documentId, sha256: sha256.toString("hex") };
      return key ? once(tx, actor.id, key, asked, write) : write();
    });
    // A repeated request: the first one's file stands, this copy is not needed.
    if (kept.id !== id) await dropFile(id);
    return kept;
  } catch (error) {
    // A connection lost at COMMIT leaves open whether the row is there: then the file stays.
    if (!lostConnection(error)) await dropFile(id);
    throw error;
  }
}

async function changeable(
  tx: Tx,
  actor: Staff,
  { document, documentId }: Pick<Upload, "document" | "documentId">,
) {
  const access = await accessTo(tx, actor, document, documentId);
  if (!access.mayChange) throw new Refusal("core.forbidden");
  return access;
}

const inDocument = (documentId: string) =>
  and(eq(attachments.documentId, documentId), isNull(attachments.removedAt));
