import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

export type Change = {
  id: string;
  at: Date;
  actor: string;
  /** "suppliers.hold" */
  act: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
};

/** The newest changes of a supplier or product, out of the audit log, for who may see the document. */
export async function changesOf(tx: Tx, id: string, limit = 12): Promise<Change[]> {
  const rows = await tx.execute<Omit<Change, "at"> & { at: string }>(
    sql`select * from sec.catalogue_changes(${id}, ${limit})`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
