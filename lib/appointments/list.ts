import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { reaches, type Staff } from "@/lib/core/actor";
import { branchesIn } from "@/lib/core/branch";
import { among, must, reading, within } from "@/lib/core/guard";
import { type Day, dayIn } from "@/lib/core/time";
import { resourcesIn } from "@/lib/resources/queries";
import { pageOfList } from "@/lib/search/listed";
import { book, read } from "./access";
import { boardBranch, conditions, optionsOf } from "./board";
import type { CalendarFilter } from "./filters";
import { zoneOfBranch } from "./free";
import type { AppointmentKind, AppointmentStatus } from "./kinds";
import { momentOf } from "./rules";
import { whoseAppointment } from "./writes";

export const pageSize = 80;

type Raw = {
  id: string;
  number: string;
  kind: AppointmentKind;
  status: AppointmentStatus;
  starts_at: string;
  ends_at: string;
  over: boolean;
  zone: string;
  branch: string;
  branch_id: string;
  customer: string;
  things: string | null;
  rescheduled: number;
  cursor: string;
};

/** Appointments from a day on, also those that were called off; by text the newest first. */
export async function listAppointments(
  actor: Staff,
  filter: CalendarFilter,
  branchId: string | null,
) {
  must(actor, read);
  const home = boardBranch(actor, filter, branchId);
  const zone = zoneOfBranch(actor, home);
  const today = dayIn(zone);
  const branches = branchesIn({ branchId }, filter);
  return reading(actor, async (tx) => {
    const parts = [
      within(actor, read, whoseAppointment(actor)),
      among(sql`a.branch_id`, branches ?? []),
      conditions(filter),
      filter.q === "" && sql`a.starts_at >= ${momentOf(zone, filter.on ?? today, 0).toISOString()}`,
      filter.statuses.length > 0 && sql`a.status = any (${sql.param(filter.statuses)}::text[])`,
    ].filter((part): part is SQL => Boolean(part));
    const [page, all] = await Promise.all([
      pageOfList<Raw>(
        tx,
        {
          ...{ table: sql`appointments a`, row: sql`a`, kind: "appointment", size: pageSize },
          ...{ where: sql.join([sql`true`, ...parts], sql` and `), names: withNames, branches },
          sort: { key: sql`a.starts_at`, type: sql`timestamptz`, down: false },
        },
        { text: filter.q, after: filter.after, before: filter.before },
      ),
      resourcesIn(tx, actor),
    ]);
    return {
      ...{ ...page, today, on: filter.on ?? today },
      rows: page.rows.map(shown),
      options: optionsOf(actor, all, branchId),
      branchId: home,
      mayBook: reaches(actor, book, { branchId: home, ownerId: actor.id }),
    };
  });
}
export type AppointmentPage = Awaited<ReturnType<typeof listAppointments>>;
export type AppointmentRow = AppointmentPage["rows"][number];

const withNames = (page: SQL, order: SQL) => sql`
  with page as (${page})
  select a.id, a.number, a.kind, a.status, a.starts_at, a.ends_at, a.branch_id, a.rescheduled, a.cursor,
    a.status = 'held' and a.hold_expires_at <= now() as over, b.code as branch, b.zone, n.customer,
    (select string_agg(concat_ws(' ', nullif(r.code, ''), coalesce(p.name, r.name)), '、' order by array_position(array['person', 'room', 'scene', 'dress'], r.kind), r.position)
      from bookings k join resources r on r.id = k.resource_id left join people p on p.id = r.person_id
      where k.appointment_id = a.id) as things
  from page a
  join branches b on b.id = a.branch_id
  join sec.whose_appointments(array(select id from page)) n on n.id = a.id
  order by ${order}`;

const shown = (row: Raw) => {
  const startsAt = new Date(row.starts_at);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.over ? ("cancelled" as const) : row.status,
    on: dayIn(row.zone, startsAt) as Day,
    startsAt,
    endsAt: new Date(row.ends_at),
    zone: row.zone,
    branch: row.branch,
    customer: row.customer,
    things: row.things ?? "",
    rescheduled: row.rescheduled,
  };
};
