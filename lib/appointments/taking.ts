import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { bookings, type Slot } from "@/db/schema/appointments";
import type { Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import { type Day, dayIn, now } from "@/lib/core/time";
import { calledOf, type Resource, resourcesIn } from "@/lib/resources/queries";
import { clockOf, minutesIn, momentOf } from "./rules";
import { refuseKnown, type StoredAppointment } from "./writes";

/** A quarter of an hour is forgiven, for the customer who stands there already. */
export function mustBeAhead(zone: string, on: Day, from: number) {
  if (momentOf(zone, on, from).getTime() < now().getTime() - 15 * 60_000)
    throw new Refusal("core.invalid", {}, { fields: { from: ["appointments.is-past"] } });
}

/** Waits for whoever is booking the same, lets go of holds that have run out, and says what cannot be booked. */
export async function takeResources(
  tx: Tx,
  actor: Staff,
  branchId: string,
  ids: readonly string[],
  had: readonly Resource[] = [],
): Promise<Resource[]> {
  if (ids.length === 0) return [];
  await tx.execute(sql`select sec.take_resources(${sql.param([...ids])}::uuid[])`);
  const found = await resourcesIn(tx, actor, ids);
  if (found.length !== new Set(ids).size) throw new Refusal("core.gone");
  const off = found.find((one) => !one.active && !had.some(({ id }) => id === one.id));
  if (off) throw new Refusal("appointments.resource-off", { resource: calledOf(off) });
  const away = found.find(({ kind, branchId: home }) => kind === "room" && home !== branchId);
  if (away) throw new Refusal("appointments.room-elsewhere", { resource: calledOf(away) });
  return found;
}

export async function bookResources(
  tx: Tx,
  { id, branchId }: { id: string; branchId: string },
  wanted: readonly Resource[],
): Promise<void> {
  if (wanted.length === 0) return;
  const inOrder = [...wanted].sort((a, b) => (a.id < b.id ? -1 : 1));
  await tx
    .insert(bookings)
    .values(inOrder.map((one) => ({ id: uuid(), branchId, appointmentId: id, resourceId: one.id })))
    .catch(refuseKnown);
}

export async function letGo(tx: Tx, id: string, gone: readonly Resource[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.delete(bookings).where(
    sql`${eq(bookings.appointmentId, id)} and ${inArray(
      bookings.resourceId,
      gone.map((one) => one.id),
    )}`,
  );
}

export async function bookedFor(tx: Tx, actor: Staff, id: string): Promise<Resource[]> {
  const rows = await tx.select().from(bookings).where(eq(bookings.appointmentId, id));
  return resourcesIn(
    tx,
    actor,
    rows.map(({ resourceId }) => resourceId),
  );
}

export const slotOf = (
  { startsAt, endsAt }: Pick<StoredAppointment, "startsAt" | "endsAt">,
  booked: readonly Resource[],
): Slot => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  resources: booked.map(calledOf),
});

/** What is stored now, as the form of a move holds it (S3). */
export function formOf(
  zone: string,
  { id, version, startsAt, endsAt }: StoredAppointment,
  had: readonly Resource[],
) {
  const on = dayIn(zone, startsAt);
  return {
    ...{ id, version, on, resourceIds: had.map((one) => one.id) },
    from: clockOf(minutesIn(zone, on, startsAt)),
    until: clockOf(minutesIn(zone, on, endsAt)),
  };
}
