import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { appointmentMoves, appointments, bookings } from "@/db/schema/appointments";
import { people } from "@/db/schema/people";
import { branchesFor, can, reaches, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading, within } from "@/lib/core/guard";
import { open } from "@/lib/core/machine";
import { dayIn, now } from "@/lib/core/time";
import { read as readCustomers } from "@/lib/customers/access";
import { resourcesIn } from "@/lib/resources/queries";
import { book, read } from "./access";
import { zoneOfBranch } from "./free";
import type { AppointmentKind, AppointmentStatus } from "./kinds";
import { clockOf, minutesIn } from "./rules";
import { movable, moves, resizable } from "./states";
import { reachesAppointment, whoseAppointment } from "./writes";

/** An appointment with what it takes and what became of it; null when there is none in reach. */
export async function getAppointment(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [row] = await tx
      .select({ appointment: appointments, author: people.name })
      .from(appointments)
      .innerJoin(people, eq(people.id, appointments.authorId))
      .where(eq(appointments.id, id));
    if (!row || !(await reachesAppointment(tx, actor, read, row.appointment))) return null;
    const { appointment, author } = row;
    const { branchId } = appointment;
    const [booked, history, [named], mayBook, allowed] = await Promise.all([
      tx
        .select({ id: bookings.resourceId })
        .from(bookings)
        .where(eq(bookings.appointmentId, id))
        .then((rows) =>
          resourcesIn(
            tx,
            actor,
            rows.map((one) => one.id),
          ),
        ),
      tx
        .select({
          id: appointmentMoves.id,
          move: appointmentMoves.move,
          cause: appointmentMoves.cause,
          reason: appointmentMoves.reason,
          before: appointmentMoves.before,
          after: appointmentMoves.after,
          at: appointmentMoves.at,
          author: people.name,
        })
        .from(appointmentMoves)
        .leftJoin(people, eq(people.id, appointmentMoves.authorId))
        .where(eq(appointmentMoves.appointmentId, id))
        .orderBy(desc(appointmentMoves.at), desc(appointmentMoves.id))
        .limit(100),
      tx.execute<{ customer: string; owner_id: string }>(
        sql`select customer, owner_id from sec.whose_appointments(array[${id}::uuid])`,
      ),
      reachesAppointment(tx, actor, book, appointment),
      Promise.all(
        open(moves, appointment.status, actor).map(async (move) => ({
          move,
          may: await reachesAppointment(tx, actor, moves[move].may, appointment),
        })),
      ),
    ]);
    const zone = zoneOfBranch(actor, branchId);
    const on = dayIn(zone, appointment.startsAt);
    const isOver =
      appointment.status === "held" &&
      appointment.holdExpiresAt !== null &&
      appointment.holdExpiresAt <= now();
    return {
      ...appointment,
      ...{ author, zone, on, booked, history, isOver },
      branch: actor.branches.find((one) => one.id === branchId)?.name ?? "",
      customer: named?.customer ?? "",
      /** Whether the customer's file opens for the reader too. */
      seesCustomer:
        can(actor, readCustomers) &&
        reaches(actor, readCustomers, { branchId, ownerId: named?.owner_id }),
      from: clockOf(minutesIn(zone, on, appointment.startsAt)),
      until: clockOf(minutesIn(zone, on, appointment.endsAt)),
      moves: isOver ? [] : allowed.filter(({ may }) => may).map(({ move }) => move),
      mayBook,
      mayMove: mayBook && !isOver && movable.includes(appointment.status),
      mayResize: mayBook && !isOver && resizable.includes(appointment.status),
    };
  });
}
export type Appointment = NonNullable<Awaited<ReturnType<typeof getAppointment>>>;

type Raw = {
  id: string;
  number: string;
  kind: AppointmentKind;
  status: AppointmentStatus;
  starts_at: string;
  ends_at: string;
  zone: string;
  over: boolean;
};

/** What a customer has had and will have, the latest first; for who may see both. */
export async function appointmentsOf(actor: Staff, customerId: string) {
  if (!can(actor, read)) return [];
  return reading(actor, async (tx) => {
    const rows = await tx.execute<Raw>(sql`
      select a.id, a.number, a.kind, a.status, a.starts_at, a.ends_at, b.zone,
        a.status = 'held' and a.hold_expires_at <= now() as over
      from appointments a join branches b on b.id = a.branch_id
      where a.customer_id = ${customerId} and ${within(actor, read, whoseAppointment(actor)) ?? sql`true`}
      order by a.starts_at desc limit 30`);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      status: row.over ? ("cancelled" as const) : row.status,
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      zone: row.zone,
    }));
  });
}
export type CustomersAppointment = Awaited<ReturnType<typeof appointmentsOf>>[number];

/** With whom the form of a new appointment begins; null when the reader may not see him. */
export async function getBooker(actor: Staff, customerId: string | null) {
  must(actor, book);
  if (!customerId) return null;
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<{
      id: string;
      name: string;
      branch_id: string;
      owner_id: string;
    }>(sql`select id, name, branch_id, owner_id from customers where id = ${customerId}`);
    mustReach(actor, readCustomers, row && { branchId: row.branch_id, ownerId: row.owner_id });
    const mayHere = branchesFor(actor, book).some(({ id }) => id === row?.branch_id);
    return row && mayHere ? { value: row.id, label: row.name, branchId: row.branch_id } : null;
  });
}
