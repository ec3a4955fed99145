import "server-only";
import { and, asc, desc, eq, getTableColumns, gte, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db";
import { branches, departments } from "@/db/schema/branches";
import { auditChecks, auditLog, auditSeals } from "@/db/schema/core";
import { people } from "@/db/schema/people";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { must, reading } from "@/lib/core/guard";
import { cursorIn, cursorText, keyset, momentKey, pageOfRows } from "@/lib/core/keyset";
import { addDays, type Day, dayIn, dayInput } from "@/lib/core/time";
import { hrefOf } from "@/lib/menu";
import { read } from "./access";
import { changesOf, idsIn } from "./changes";

const perPage = 60;
/** A kind without days is looked for this far back: the log has no index for it. */
export const lookBack = 31;

export type AuditView = {
  who?: string;
  kind?: string;
  document?: string;
  from?: string;
  until?: string;
  after?: string;
};

const uuidIn = (text: string | undefined) => z.uuid().safeParse(text).data;
const dayOf = (text: string | undefined) => dayInput.safeParse(text).data;

/** The log, newest first. */
export async function listAudit(actor: Staff, view: AuditView) {
  must(actor, read);
  const zone = zoneOf(actor);
  const asked = { after: cursorIn(view.after, momentKey) };
  const { beyond, order } = keyset(
    { key: auditLog.at, type: sql`timestamptz`, id: auditLog.id },
    asked,
    true,
  );
  return reading(actor, async (tx) => {
    const found = await tx
      .select({ ...getTableColumns(auditLog), cursor: sql<string>`${auditLog.at}::text` })
      .from(auditLog)
      .where(and(...narrowed(view, zone), beyond))
      .orderBy(order)
      .limit(perPage + 1);
    const { rows, after } = pageOfRows(found, perPage, asked, ({ cursor: key, id }) =>
      cursorText({ key, id }),
    );
    const named = await namesOf(
      tx,
      rows.flatMap((row) => [...idsIn(row), ...(row.documentId ? [row.documentId] : [])]),
    );
    return {
      rows: rows.map((row) => ({
        id: row.id,
        at: row.at,
        actorKind: row.actorKind,
        actorId: row.actorId,
        actorName: row.actorName,
        roles: row.roles,
        network: row.network ?? "",
        requestId: row.requestId,
        act: row.act,
        document: row.document,
        title: (row.documentId && named.get(row.documentId)) ?? "",
        href: row.documentId ? hrefOf(row.document, row.documentId) : null,
        reason: row.reason,
        changes: changesOf(row, named),
      })),
      after,
    };
  });
}
export type AuditRow = Awaited<ReturnType<typeof listAudit>>["rows"][number];

function narrowed(view: AuditView, zone: string): (SQL | undefined)[] {
  const { who, kind, document } = view;
  const startsAt = (on: Day) => sql`(${on}::date::timestamp at time zone ${zone})`;
  const until = dayOf(view.until);
  const kindOnly = kind && !view.from && !document && !who;
  const from = dayOf(view.from) ?? (kindOnly ? addDays(dayIn(zone), -lookBack) : undefined);
  return [
    who ? eq(auditLog.actorId, uuidIn(who) ?? nobodyAtAll) : undefined,
    kind ? eq(auditLog.document, kind) : undefined,
    document ? eq(auditLog.documentId, uuidIn(document) ?? nobodyAtAll) : undefined,
    from ? gte(auditLog.at, startsAt(from)) : undefined,
    until ? lt(auditLog.at, startsAt(addDays(until, 1))) : undefined,
  ];
}

const nobodyAtAll = "00000000-0000-0000-0000-000000000000";

/** Ids in the log as names: documents by what search calls them, people, branches, departments. */
async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const list = sql`${sql.param(wanted)}::uuid[]`;
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select id, title as name from sec.audit_titles(${list})
    union all select id, name from ${people} where id = any (${list})
    union all select id, name from ${branches} where id = any (${list})
    union all select id, name from ${departments} where id = any (${list})`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who can be chosen in the filter. */
export async function listActors(actor: Staff) {
  must(actor, read);
  return reading(actor, (tx) =>
    tx
      .select({ value: sql<string>`${people.id}::text`, label: people.name })
      .from(people)
      .orderBy(asc(people.initials), asc(people.id))
      .limit(500),
  );
}

/** How far the chain has come and what the last look found. */
export async function getChain(actor: Staff) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [[seal], [check], [whole]] = await Promise.all([
      tx
        .select({ id: auditSeals.id, sealedAt: auditSeals.sealedAt })
        .from(auditSeals)
        .orderBy(desc(auditSeals.id))
        .limit(1),
      tx.select().from(auditChecks).orderBy(desc(auditChecks.checkedAt)).limit(1),
      tx
        .select()
        .from(auditChecks)
        .where(eq(auditChecks.whole, true))
        .orderBy(desc(auditChecks.checkedAt))
        .limit(1),
    ]);
    return { sealedAt: seal?.sealedAt ?? null, check: check ?? null, whole: whole ?? null };
  });
}
