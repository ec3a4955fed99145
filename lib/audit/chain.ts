import "server-only";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { desc, inArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { type Tx, withTx } from "@/db";
import { type AuditTrouble, auditChecks, auditSeals } from "@/db/schema/core";
import type { Job } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { log } from "@/lib/core/log";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";

const perSeal = 5_000;
const perLook = 40;

/** Continues the hash chain over what has been committed since (INV-19). */
export async function sealAudit(as: Job): Promise<number> {
  let all = 0;
  for (;;) {
    const [done] = await withTx(contextOf(as), (tx) =>
      tx.execute<{ rows: number }>(sql`select sec.seal_audit(${perSeal}) as rows`),
    );
    all += done?.rows ?? 0;
    if ((done?.rows ?? 0) < perSeal) return all;
  }
}

const anchorFile = () => join(process.env.DATA_DIR ?? ".data", "anchors", "audit.log");

/**
 * Writes the head of the chain where the database's own administrator cannot reach: who rewrote the
 * whole chain would have to rewrite this too.
 */
export async function anchorAudit(as: Job): Promise<void> {
  const [head] = await withTx(contextOf(as), (tx) =>
    tx.select().from(auditSeals).orderBy(desc(auditSeals.id)).limit(1),
  );
  if (!head || (await anchors()).some(({ id }) => id === head.id)) return;
  await mkdir(join(anchorFile(), ".."), { recursive: true, mode: 0o700 });
  const line = `${head.sealedAt.toISOString()} ${head.id} ${head.hash.toString("hex")}\n`;
  await appendFile(anchorFile(), line, { mode: 0o600 });
}

type Anchor = { id: number; hash: string };

async function anchors(): Promise<Anchor[]> {
  const text = await readFile(anchorFile(), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [, id, hash] = line.split(" ");
    return id && hash ? [{ id: Number(id), hash }] : [];
  });
}

/**
 * Recomputes the chain and names what is wrong: an altered, missing or added row, a broken seal, an
 * anchor that disagrees, a row left unsealed for five minutes. Keeps the answer; bad news goes to
 * every owner and administrator.
 */
export async function verifyAudit(as: Job, whole: boolean): Promise<AuditTrouble[]> {
  const [range] = await withTx(contextOf(as), (tx) =>
    tx
      .select({
        first: sql<number | null>`min(${auditSeals.id})`,
        last: sql<number | null>`max(${auditSeals.id})`,
        rows: sql<string>`coalesce(sum(${auditSeals.rows}), 0)`,
      })
      .from(auditSeals)
      .where(whole ? undefined : sql`${auditSeals.sealedAt} > now() - interval '1 day'`),
  );
  const { first, last } = { first: range?.first ?? 1, last: range?.last ?? 0 };
  const trouble: AuditTrouble[] = [];
  for (let from = first; from <= last; from += perLook) {
    const to = Math.min(from + perLook - 1, last);
    trouble.push(...(await look(as, from, to)));
    if (trouble.length > 100) break;
  }
  trouble.push(...(await wrongAnchors(as, first)), ...(await unsealed(as)));
  await withTx(contextOf(as), async (tx) => {
    const seals = Math.max(0, last - first + 1);
    const found = trouble.slice(0, 100);
    const rows = Number(range?.rows ?? 0);
    await tx.insert(auditChecks).values({ id: uuid(), whole, seals, rows, trouble: found });
    if (found.length > 0) await alarm(tx, found.length);
  });
  return trouble;
}

const look = (as: Job, from: number, to: number): Promise<AuditTrouble[]> =>
  withTx(
    contextOf(as),
    async (tx) => [
      ...(await tx.execute<AuditTrouble>(sql`select * from sec.audit_trouble(${from}, ${to})`)),
    ],
    { readOnly: true },
  );

async function wrongAnchors(as: Job, first: number): Promise<AuditTrouble[]> {
  const written = (await anchors()).filter(({ id }) => id >= first);
  if (written.length === 0) return [];
  const stored = await withTx(contextOf(as), (tx) =>
    tx
      .select({ id: auditSeals.id, hash: auditSeals.hash })
      .from(auditSeals)
      .where(
        inArray(
          auditSeals.id,
          written.map(({ id }) => id),
        ),
      ),
  );
  const hashes = new Map(stored.map(({ id, hash }) => [id, hash.toString("hex")]));
  return written
    .filter(({ id, hash }) => hashes.get(id) !== hash)
    .map(({ id }) => ({ kind: "anchor" as const, id: String(id) }));
}

async function unsealed(as: Job): Promise<AuditTrouble[]> {
  const rows = await withTx(contextOf(as), (tx) =>
    tx.execute<{ id: string }>(sql`select id from sec.audit_unsealed(interval '5 minutes')`),
  );
  return rows.map(({ id }) => ({ kind: "unsealed" as const, id }));
}

async function alarm(tx: Tx, count: number): Promise<void> {
  log.fatal({ alarm: "audit-chain", count });
  const chiefs = await holdersOf(tx, ["owner", "admin"]);
  const [first] = chiefs;
  if (!first) return;
  await notify(tx, {
    people: chiefs,
    message: "audit.alarm",
    params: { count },
    meaning: "wrong",
    document: "audit",
    documentId: first,
  });
}
