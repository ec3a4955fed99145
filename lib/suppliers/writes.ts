import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { suppliers } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import type { Trace } from "@/lib/core/audit";
import { must, reading } from "@/lib/core/guard";
import { step } from "@/lib/core/machine";
import { initialsToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { remember } from "@/lib/search/writes";
import { bank, read } from "./access";
import { moves } from "./states";

export type StoredSupplier = typeof suppliers.$inferSelect;

/** The supplier's row, locked until the transaction ends. */
export async function lockSupplier(tx: Tx, id: string): Promise<StoredSupplier> {
  const [row] = await tx.select().from(suppliers).where(eq(suppliers.id, id)).for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

/** Lets ⌘K find it by code, name and any tail of its initials. */
export function rememberSupplier(
  tx: Tx,
  { id, code, name }: Pick<StoredSupplier, "id" | "code" | "name">,
): Promise<void> {
  return remember(tx, {
    id,
    document: "supplier",
    ...{ branchId: null, departmentId: null, ownerId: null, openedBy: read },
    title: name,
    subtitle: code,
    words: [initialsToFind(name)],
  });
}

/** No two suppliers carry one code; said at the field, not as a database error. */
export async function freeCode(tx: Tx, code: string, id: string): Promise<void> {
  const [other] = await tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(sql`lower(${suppliers.code}) = lower(${code}) and ${suppliers.id} <> ${id}`);
  if (other) throw new Refusal("core.invalid", {}, { fields: { code: ["suppliers.code-taken"] } });
}

type MoveCall = {
  tx: Tx;
  input: { id: string; version: number; reason?: string };
  trace: (trace: Trace) => Promise<void>;
};

/** One move along the table of states; its trigger ends links, so their number is told before. */
export async function moveSupplier(move: keyof typeof moves, { tx, input, trace }: MoveCall) {
  const { id, version, reason = "" } = input;
  const before = await lockSupplier(tx, id);
  sameVersion(before, version, () => ({ version: before.version }));
  const status = step(moves, before.status, move);
  const links = await liveLinks(tx, id);
  const statusReason = status === "active" ? null : reason;
  await tx
    .update(suppliers)
    .set({ status, statusReason, version: before.version + 1 })
    .where(eq(suppliers.id, id));
  await trace({
    act: `suppliers.${move}`,
    document: "supplier",
    id,
    before: { status: before.status, statusReason: before.statusReason },
    after: { status, statusReason },
    reason,
  });
  return { status, endedLinks: status === "active" ? 0 : links };
}

/** How many pages of this supplier open at the moment, over all branches. */
export async function liveLinks(tx: Tx, supplierId: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select sec.live_links(${supplierId}) as count`,
  );
  return row?.count ?? 0;
}

export const sealedBank = (actor: Staff, id: string): Promise<Buffer | null> =>
  reading(actor, async (tx) => {
    must(actor, bank);
    const [row] = await tx
      .select({ sealed: suppliers.bankAccountSealed })
      .from(suppliers)
      .where(eq(suppliers.id, id));
    return row?.sealed ?? null;
  });
