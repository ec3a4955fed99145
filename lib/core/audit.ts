import "server-only";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { auditLog } from "@/db/schema/core";
import type { Actor, Nobody } from "./actor";

/** What an act leaves behind: the document it touched, before and after, and why. */
export type Trace = {
  /** The module and the verb: "purchase-orders.approve". */
  act: `${string}.${string}`;
  document: string;
  id?: string | null;
  branchId?: string | null;
  before?: object | null;
  after?: object | null;
  reason?: string;
};

export type Request = { id: string; network: string };

/** Written in the act's own transaction; who, what, from which network (S5). */
export async function writeTrace(
  tx: Tx,
  actor: Actor | Nobody,
  request: Request,
  { act, document, id, branchId, before, after, reason }: Trace,
): Promise<void> {
  await tx.insert(auditLog).values({
    id: uuid(),
    requestId: request.id,
    actorKind: actor.kind,
    actorId: actor.kind === "staff" ? actor.id : null,
    actorName: actor.kind === "nobody" ? "" : actor.name,
    roles: actor.kind === "staff" ? [...actor.roles] : [],
    network: request.network,
    branchId: branchId ?? null,
    act,
    document,
    documentId: id ?? null,
    before: changed(before, after),
    after: changed(after, before),
    reason: reason ?? null,
  });
}

/** Only the fields that differ; money as text; sealed values and hashes as their length. */
function changed(one: object | null | undefined, other: object | null | undefined) {
  if (!one) return null;
  const rest = new Map(Object.entries(other ?? {}).map(([key, value]) => [key, plain(value)]));
  const entries = Object.entries(one)
    .map(([key, value]) => [key, plain(value)] as const)
    .filter(([key, value]) => !other || JSON.stringify(rest.get(key)) !== JSON.stringify(value));
  return Object.fromEntries(entries);
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return value ?? null;
}
