import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, can, reaches, type Staff } from "@/lib/core/actor";
import { among, must, reading, within } from "@/lib/core/guard";
import { addDays, type Day, dayIn, now } from "@/lib/core/time";
import { calledOf, type Resource, resourcesIn } from "@/lib/resources/queries";
import { book, read } from "./access";
import type { CalendarFilter } from "./filters";
import { takenIn, zoneOfBranch } from "./free";
import type { AppointmentKind, AppointmentStatus } from "./kinds";
import { minutesIn, momentOf, mondayOf } from "./rules";
import { movable, resizable } from "./states";
import { whoseAppointment } from "./writes";

type Raw = {
  id: string;
  number: string;
  kind: AppointmentKind;
  status: AppointmentStatus;
  starts_at: string;
  ends_at: string;
  hold_expires_at: string | null;
  notes: string;
  version: number;
  customer: string;
  resources: string[] | null;
  mine: boolean;
};

/** A day is never longer than this on one board. */
const most = 500;

/** What a branch has in a time, in the reader's scope. Holds that have run out are not there any more. */
export async function appointmentsIn(
  tx: Tx,
  actor: Staff,
  filter: Pick<CalendarFilter, "kinds" | "people" | "things">,
  where: SQL,
) {
  const rows = await tx.execute<Raw>(sql`
    with page as (
      select a.*, ${whoseAppointment(actor).owner} is not null as mine from appointments a
      where ${where} and ${within(actor, read, whoseAppointment(actor)) ?? sql`true`}
        and a.status not in ('cancelled', 'no_show') and (a.status <> 'held' or a.hold_expires_at > now())
        and ${conditions(filter)}
      order by a.starts_at, a.id limit ${most}
    )
    select a.id, a.number, a.kind, a.status, a.starts_at, a.ends_at, a.hold_expires_at, a.notes, a.version,
      a.mine, n.customer,
      (select array_agg(k.resource_id) from bookings k where k.appointment_id = a.id) as resources
    from page a join sec.whose_appointments(array(select id from page)) n on n.id = a.id
    order by a.starts_at, a.id`);
  return rows;
}

export const conditions = ({
  kinds,
  people,
  things,
}: Pick<CalendarFilter, "kinds" | "people" | "things">): SQL => {
  const booked = (ids: readonly string[]) =>
    ids.length > 0 &&
    sql`exists (select from bookings k where k.appointment_id = a.id and ${among(sql`k.resource_id`, ids)})`;
  const parts = [
    kinds.length > 0 && sql`a.kind = any (${sql.param(kinds)}::text[])`,
    booked(people),
    booked(things),
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
};

const blockOf = (actor: Staff, branchId: string, zone: string, on: Day) => (row: Raw) => {
  const mayBook = reaches(actor, book, { branchId, ownerId: row.mine ? actor.id : null });
  const until = minutesIn(zone, on, new Date(row.ends_at));
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    customer: row.customer,
    notes: row.notes,
    version: row.version,
    from: minutesIn(zone, on, new Date(row.starts_at)),
    until,
    /** How many minutes an unpaid hold still has. */
    holdsFor: row.status === "held" ? minutesLeft(row.hold_expires_at) : null,
    resources: row.resources ?? [],
    mayMove: mayBook && movable.includes(row.status),
    mayResize: mayBook && resizable.includes(row.status),
  };
};
export type Block = ReturnType<ReturnType<typeof blockOf>>;

const minutesLeft = (at: string | null): number =>
  at === null ? 0 : Math.max(0, Math.ceil((new Date(at).getTime() - now().getTime()) / 60_000));

/** The branch whose board it is: of the address, else of the switch at the top, else one's own. */
export function boardBranch(actor: Staff, filter: CalendarFilter, chosen: string | null): string {
  const mine = branchesFor(actor, read);
  const wanted = [filter.branches[0], chosen, actor.branchId].find((id) =>
    mine.some((branch) => branch.id === id),
  );
  return wanted ?? mine[0]?.id ?? actor.branchId;
}

/** One day with a column for each of whom and what can be booked. */
export async function getDay(actor: Staff, filter: CalendarFilter, chosen: string | null) {
  must(actor, read);
  const branchId = boardBranch(actor, filter, chosen);
  const zone = zoneOfBranch(actor, branchId);
  const today = dayIn(zone);
  const on = filter.on ?? today;
  const [from, until] = [momentOf(zone, on, 0), momentOf(zone, addDays(on, 1), 0)];
  const sees = reaches(actor, read, { branchId });
  return reading(actor, async (tx) => {
    const [rows, all] = await Promise.all([
      appointmentsIn(
        tx,
        actor,
        filter,
        sql`a.branch_id = ${branchId} and a.starts_at >= ${from.toISOString()} and a.starts_at < ${until.toISOString()}`,
      ),
      resourcesIn(tx, actor),
    ]);
    const blocks = rows.map(blockOf(actor, branchId, zone, on));
    const booked = new Set(blocks.flatMap(({ resources }) => resources));
    const asked = [...filter.people, ...filter.things];
    // A dress has a column when it is wanted that day; people and rooms always have theirs.
    const columns = all.filter(({ id, branchId: home, kind }) =>
      asked.length > 0
        ? asked.includes(id)
        : booked.has(id) || (sees && home === branchId && kind !== "dress" && kind !== "scene"),
    );
    const taken = sees
      ? await takenIn(
          tx,
          columns.map(({ id }) => id),
          from,
          until,
        )
      : [];
    return {
      ...{ on, today, branchId, zone, blocks, columns },
      /** What is not on this board: another branch's, or what stands around the appointments. */
      elsewhere: taken
        .filter(({ appointmentId }) => !blocks.some(({ id }) => id === appointmentId))
        .map((one) => ({
          resourceId: one.resourceId,
          from: Math.max(0, minutesIn(zone, on, one.from)),
          until: Math.min(1440, minutesIn(zone, on, one.until)),
          branch: one.branch,
          customer: one.customer,
          appointmentId: one.appointmentId,
          /** Only cleared away after, from the evening before. */
          isTail: one.endsAt <= from,
        })),
      nowAt: on === today ? minutesIn(zone, on, now()) : null,
      options: optionsOf(actor, all, branchId),
      mayBook: can(actor, book) && reaches(actor, book, { branchId, ownerId: actor.id }),
    };
  });
}
export type DayBoard = Awaited<ReturnType<typeof getDay>>;

/** Seven days from Monday, or the weeks of a month: what stands on each day. */
export async function getDays(actor: Staff, filter: CalendarFilter, chosen: string | null) {
  must(actor, read);
  const branchId = boardBranch(actor, filter, chosen);
  const zone = zoneOfBranch(actor, branchId);
  const today = dayIn(zone);
  const on = filter.on ?? today;
  const first = mondayOf(filter.view === "month" ? (`${on.slice(0, 8)}01` as Day) : on);
  const count = filter.view === "month" ? 42 : 7;
  const range = sql`a.branch_id = ${branchId} and a.starts_at >= ${momentOf(zone, first, 0).toISOString()}
    and a.starts_at < ${momentOf(zone, addDays(first, count), 0).toISOString()}`;
  return reading(actor, async (tx) => {
    const [rows, all, counts] = await Promise.all([
      filter.view === "month" ? [] : appointmentsIn(tx, actor, filter, range),
      resourcesIn(tx, actor),
      filter.view === "month" ? countsOf(tx, actor, filter, range, zone) : [],
    ]);
    const named = new Map(all.map((one) => [one.id, one]));
    return {
      ...{ on, today, branchId, zone },
      days: Array.from({ length: count }, (_, nth) => {
        const day = addDays(first, nth);
        return {
          on: day,
          counts: counts.filter((one) => one.on === day),
          blocks: rows
            .filter((row) => dayIn(zone, new Date(row.starts_at)) === day)
            .map(blockOf(actor, branchId, zone, day))
            .map((block) => ({ ...block, with: namesOf(block, named) })),
        };
      }),
      options: optionsOf(actor, all, branchId),
      mayBook: can(actor, book) && reaches(actor, book, { branchId, ownerId: actor.id }),
    };
  });
}
export type DaysBoard = Awaited<ReturnType<typeof getDays>>;

/** People first: 周以航、1 号影棚. */
export const namesOf = (
  { resources }: { resources: readonly string[] },
  named: ReadonlyMap<string, Resource>,
): string =>
  [...named.values()]
    .filter(({ id }) => resources.includes(id))
    .map(calledOf)
    .join("、");

const countsOf = (tx: Tx, actor: Staff, filter: CalendarFilter, range: SQL, zone: string) =>
  tx.execute<{ on: Day; kind: AppointmentKind; count: number; held: number }>(sql`
    select (a.starts_at at time zone ${zone})::date::text as "on", a.kind, count(*)::int as count,
      (count(*) filter (where a.status = 'held'))::int as held
    from appointments a
    where ${range} and ${within(actor, read, whoseAppointment(actor)) ?? sql`true`}
      and a.status not in ('cancelled', 'no_show') and (a.status <> 'held' or a.hold_expires_at > now())
      and ${conditions(filter)}
    group by 1, 2 order by 1, 3 desc`);

/** What the filters offer. */
export function optionsOf(actor: Staff, all: readonly Resource[], branchId: string | null) {
  const here = all.filter((one) => branchId === null || one.branchId === branchId);
  const option = (one: Resource) => ({ value: one.id, label: calledOf(one) });
  return {
    people: here.filter(({ kind }) => kind === "person").map(option),
    things: here.filter(({ kind }) => kind !== "person").map(option),
    branches: branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name })),
  };
}
