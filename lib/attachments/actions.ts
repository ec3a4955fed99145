"use server";

import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { attachments, remarks } from "@/db/schema/attachments";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import { notify } from "@/lib/inbox/writes";
import { accessTo, papered } from "./documents";
import { tailsOf } from "./rules";
import { remarkInput, removeInput, showInput } from "./schema";

/** The file leaves the document; it stays on the disk and in the log, with the reason. */
export const removeAttachment = action({
  may: "staff",
  input: removeInput,
  run: async ({ tx, actor, input, trace }) => {
    const [before] = await tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.id, input.id), isNull(attachments.removedAt)))
      .for("update");
    const kind = papered.find((one) => one === before?.document);
    if (!before || !kind) throw new Refusal("core.gone");
    const { documentId, branchId, name } = before;
    const { mayChange } = await accessTo(tx, actor, kind, documentId);
    if (!mayChange) throw new Refusal("core.forbidden");
    await tx
      .update(attachments)
      .set({ removedAt: sql`now()` })
      .where(eq(attachments.id, before.id));
    await trace({
      act: "attachments.remove",
      document: kind,
      id: documentId,
      branchId,
      before: { file: name },
      reason: input.reason,
    });
    await announce(tx, { topic: "document", id: documentId });
    return { id: before.id };
  },
});

/** 给供应商看: with the next submission the suppliers of the push may open this file. */
export const showFile = action({
  may: "staff",
  input: showInput,
  run: async ({ tx, actor, input: { id, shown }, trace }) => {
    const [file] = await tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.id, id), isNull(attachments.removedAt)))
      .for("update");
    if (file?.document !== "push") throw new Refusal("core.gone");
    const { documentId, branchId, name } = file;
    const access = await accessTo(tx, actor, "push", documentId);
    if (!access.mayChange) throw new Refusal("core.forbidden");
    if (!access.mayShow) throw new Refusal("attachments.is-out");
    await tx.update(attachments).set({ forSupplier: shown }).where(eq(attachments.id, id));
    await trace({
      ...{ act: "attachments.show", document: "push", id: documentId, branchId },
      after: { file: name, shown },
    });
    await announce(tx, { topic: "document", id: documentId });
    return { id };
  },
});

/** 写一句 under a document; who is named with @ finds it in the inbox. */
export const addRemark = action({
  may: "staff",
  input: remarkInput,
  run: async ({ tx, actor, input: { document, documentId, text }, trace }) => {
    const { branchId, name } = await accessTo(tx, actor, document, documentId);
    const id = uuid();
    await tx
      .insert(remarks)
      .values({ id, branchId, document, documentId, authorId: actor.id, text });
    const tails = tailsOf(text);
    const named =
      tails.length === 0
        ? []
        : await tx
            .select({ id: people.id })
            .from(people)
            .where(
              and(
                eq(people.active, true),
                sql`exists (select from unnest(${sql.param(tails)}::text[]) tail where starts_with(tail, ${people.name}))`,
              ),
            )
            .limit(20);
    await notify(tx, {
      people: named.map((one) => one.id).filter((one) => one !== actor.id),
      message: "attachments.named-you",
      params: { name: actor.name, document: name },
      document,
      documentId,
    });
    await trace({ act: "remarks.add", document, id: documentId, branchId, after: { remark: id } });
    await announce(tx, { topic: "document", id: documentId });
    return { id };
  },
});
