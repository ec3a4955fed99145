import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { addDays, type Day, now } from "@/lib/core/time";
import { calledOf, type Resource, resourcesIn } from "@/lib/resources/queries";
import { read } from "./access";
import { clockOf, type FreeTime, freeTimes, minutesIn, momentOf, overlaps } from "./rules";
import type { freeInput } from "./schema";

export const zoneOfBranch = (actor: Staff, branchId: string): string =>
  actor.branches.find(({ id }) => id === branchId)?.zone ?? "Asia/Shanghai";

type Raw = {
  resource_id: string;
  from_at: string;
  until_at: string;
  starts_at: string;
  ends_at: string;
  branch: string;
  appointment_id: string | null;
  customer: string | null;
  state: string | null;
};

/** What takes these resources, in every branch; of another's appointment no more than the branch. */
export async function takenIn(
  tx: Tx,
  resources: readonly string[],
  from: Date,
  until: Date,
  but: string | null = null,
) {
  if (resources.length === 0) return [];
  const rows = await tx.execute<Raw>(sql`select * from sec.taken(
    ${sql.param([...resources])}::uuid[], ${from.toISOString()}, ${until.toISOString()}, ${but})`);
  return rows.map((row) => ({
    resourceId: row.resource_id,
    from: new Date(row.from_at),
    until: new Date(row.until_at),
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    branch: row.branch,
    appointmentId: row.appointment_id,
    customer: row.customer,
  }));
}
export type Taken = Awaited<ReturnType<typeof takenIn>>[number];

type Wanted = {
  zone: string;
  resources: readonly Resource[];
  on: Day;
  from: number;
  minutes: number;
  but: string | null;
};

const daysAhead = 21;

/** The nearest times at which all of these are free for so long. */
async function nearestFree(
  tx: Tx,
  { zone, resources, on, from, minutes, but }: Wanted,
  most: number,
) {
  const ids = resources.map(({ id }) => id);
  const taken = await takenIn(
    tx,
    ids,
    momentOf(zone, addDays(on, -7), 0),
    momentOf(zone, addDays(on, daysAhead + 7), 0),
    but,
  );
  const needs = resources.map(({ id, bufferBefore, bufferAfter, dailyCap }) => {
    const mine = taken.filter(({ resourceId }) => resourceId === id);
    return {
      ...{ before: bufferBefore, after: bufferAfter, cap: dailyCap },
      busy: mine.map((one) => ({ from: one.from.getTime(), until: one.until.getTime() })),
      begins: mine.map(({ startsAt }) => startsAt.getTime()),
    };
  });
  const wanted = { zone, needs, minutes, now: now().getTime() };
  return freeTimes(wanted, { on, from }, daysAhead, most);
}

/** One search: the next slot with this photographer and dress 023. */
export async function findFree(
  actor: Staff,
  {
    branchId,
    on,
    from,
    minutes,
    resourceIds,
    but = null,
  }: Omit<z.output<typeof freeInput>, "but"> & { but?: string | null },
): Promise<FreeTime[]> {
  must(actor, read);
  const zone = zoneOfBranch(actor, branchId);
  return reading(actor, async (tx) => {
    const known = await resourcesIn(tx, actor, resourceIds);
    return nearestFree(tx, { ...{ zone, on, from, minutes, but }, resources: known }, 6);
  });
}

/**
 * Refuses with the name of what is taken, by whom and until when, and with the nearest free times. The
 * constraint of the database decides; this is for the sentence (B1).
 */
export async function mustBeFree(tx: Tx, wanted: Wanted): Promise<void> {
  const { zone, resources, on, from, minutes, but } = wanted;
  const start = momentOf(zone, on, from).getTime();
  const spans = new Map(
    resources.map(({ id, bufferBefore, bufferAfter }) => [
      id,
      { from: start - bufferBefore * 60_000, until: start + (minutes + bufferAfter) * 60_000 },
    ]),
  );
  const taken = await takenIn(
    tx,
    [...spans.keys()],
    new Date(start - 7 * 86_400_000),
    new Date(start + 8 * 86_400_000),
    but,
  );
  const conflict = taken.find((one) => {
    const span = spans.get(one.resourceId);
    return span && overlaps(span, { from: one.from.getTime(), until: one.until.getTime() });
  });
  const offers = async () => {
    const free = await nearestFree(tx, wanted, 3);
    return free.map((one) => saidTime(one, on)).join("、") || "–";
  };
  if (conflict) {
    const resource = resources.find(({ id }) => id === conflict.resourceId);
    throw new Refusal(
      conflict.customer === null ? "appointments.taken-elsewhere" : "appointments.taken",
      {
        resource: resource ? calledOf(resource) : "",
        whose: conflict.customer ?? conflict.branch,
        from: saidTime({ on, from: minutesIn(zone, on, conflict.from) }, on),
        until: saidTime({ on, from: minutesIn(zone, on, conflict.until) }, on),
        free: await offers(),
      },
    );
  }
  const day = {
    from: momentOf(zone, on, 0).getTime(),
    until: momentOf(zone, addDays(on, 1), 0).getTime(),
  };
  const full = resources.find(
    ({ id, dailyCap }) =>
      dailyCap !== null &&
      taken.filter(
        ({ resourceId, startsAt }) =>
          resourceId === id && startsAt.getTime() >= day.from && startsAt.getTime() < day.until,
      ).length >= dailyCap,
  );
  if (full)
    throw new Refusal("appointments.cap-of", {
      resource: calledOf(full),
      cap: full.dailyCap ?? 0,
      free: await offers(),
    });
}

/** 14:30, of another day 12-03 09:00. */
function saidTime({ on, from }: FreeTime, here: Day): string {
  const days = Math.floor(from / 1440);
  const day = addDays(on, days);
  const clock = clockOf(from - days * 1440);
  return day === here ? clock : `${day.slice(5)} ${clock}`;
}
