import "server-only";
import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { withTx } from "@/db";
import { calendarFeeds } from "@/db/schema/appointments";
import { can, type Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { now } from "@/lib/core/time";
import { read } from "./access";
import { type Event, icsOf } from "./ical";
import type { AppointmentKind, AppointmentStatus } from "./kinds";
import { words } from "./words";

export const hashOfFeed = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Where a phone reads it. */
export const addressOfFeed = (token: string): string =>
  `${(process.env.APP_URL || process.env.NEXTAUTH_URL || "").replace(/\/+$/, "")}/api/calendar/${token}`;

/** Since when one's own calendar can be read by its address; null when it cannot, or one is never booked. */
export async function getFeed(actor: Staff): Promise<{ since: Date | null } | null> {
  if (!can(actor, read)) return null;
  return reading(actor, async (tx) => {
    const [feed] = await tx
      .select({ createdAt: calendarFeeds.createdAt })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.personId, actor.id), isNull(calendarFeeds.revokedAt)));
    return { since: feed?.createdAt ?? null };
  });
}

type Raw = {
  id: string;
  number: string;
  kind: AppointmentKind;
  status: AppointmentStatus;
  starts_at: string;
  ends_at: string;
  branch: string;
  address: string;
  things: string | null;
  version: number;
};

/** What the secret address answers: that person's appointments, without a customer; null for any other. */
export async function icsOfToken(token: string): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const hash = hashOfFeed(token);
  const rows = await withTx(
    { as: "nobody" },
    async (tx) => {
      const [there] = await tx.execute<{ yes: boolean }>(
        sql`select sec.feed_is_there(${hash}) as yes`,
      );
      return there?.yes ? tx.execute<Raw>(sql`select * from sec.feed(${hash})`) : null;
    },
    { readOnly: true },
  );
  return rows && icsOf(rows.map(eventOf), now());
}

const eventOf = (row: Raw): Event => ({
  id: row.id,
  sequence: row.version,
  from: new Date(row.starts_at),
  until: new Date(row.ends_at),
  title: [
    words[`appointments.kind-${row.kind}`]["zh-CN"],
    row.status === "held" && `（${words["appointments.status-held"]["zh-CN"]}）`,
  ]
    .filter(Boolean)
    .join(""),
  place: [row.branch, row.things].filter(Boolean).join(" · "),
  details: row.number,
});
