import "server-only";
import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { idempotencyKeys } from "@/db/schema/core";
import { Refusal } from "./refusal";

const nobodyId = "00000000-0000-0000-0000-000000000000";

/** Carries bigints and days through jsonb: money comes back as money. */
const pack = (value: unknown) =>
  JSON.stringify(value ?? null, (_, one) =>
    typeof one === "bigint" ? { $fen: one.toString() } : one,
  );
const unpack = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_, one) =>
    one && typeof one === "object" && typeof one.$fen === "string" ? BigInt(one.$fen) : one,
  );

/** Keyed: a request may carry a phone number, which a plain hash would give away (EN-04). */
const fingerprint = (request: unknown): Buffer =>
  createHmac("sha256", process.env.APERTURE_WRAP ?? "")
    .update(pack(request))
    .digest();

/**
 * Runs `act` once per actor and key (S4, INV-14). A second request with the same key waits for the
 * first, then gets its answer; with another body it is refused. The key's row is part of the act's
 * transaction, so an act that failed leaves the key free.
 */
export async function once<T>(
  tx: Tx,
  actorId: string | null,
  key: string,
  request: unknown,
  act: () => Promise<T>,
): Promise<T> {
  const requestHash = fingerprint(request);
  const owner = actorId ?? nobodyId;
  const mine = rowOf(actorId, key);
  const [first] = await tx
    .insert(idempotencyKeys)
    .values({ actorId: owner, key, requestHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (!first) {
    const earlier = await answerKept(tx, actorId, key, request);
    if (!earlier) throw new Refusal("core.key-used-for-another");
    return earlier.answer as T;
  }
  const answer = await act();
  await tx
    .update(idempotencyKeys)
    .set({ answer: JSON.parse(pack(answer)) })
    .where(mine);
  return answer;
}

/** What this very request was answered before; null when it was not, or the key is another's. */
export async function answerKept(
  tx: Tx,
  actorId: string | null,
  key: string,
  request: unknown,
): Promise<{ answer: unknown } | null> {
  const [earlier] = await tx.select().from(idempotencyKeys).where(rowOf(actorId, key));
  if (!earlier?.requestHash.equals(fingerprint(request))) return null;
  return { answer: unpack(earlier.answer) };
}

const rowOf = (actorId: string | null, key: string) =>
  and(eq(idempotencyKeys.actorId, actorId ?? nobodyId), eq(idempotencyKeys.key, key));
