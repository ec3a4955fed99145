import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { databaseError } from "@/db/errors";
import {
  type appointmentMove,
  appointmentMoves,
  appointments,
  type Slot,
} from "@/db/schema/appointments";
import { type Actor, can, type Permission, reaches, type Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import { remember } from "@/lib/search/writes";
import { read } from "./access";
import type { MoveCause } from "./kinds";

export type StoredAppointment = typeof appointments.$inferSelect;

/**
 * Whose an appointment is, for `within`: one's own is what one booked, what is with one's own customers,
 * and what one is booked for. `a` is the appointment.
 */
export const whoseAppointment = ({ id }: Staff) => ({
  branch: sql`a.branch_id`,
  owner: sql`(case when ${isMine(id)} then ${id}::uuid end)`,
});

const isMine = (id: string): SQL => sql`(a.author_id = ${id}
  or exists (select from customers c where c.id = a.customer_id and c.owner_id = ${id})
  or exists (select from bookings k join resources r on r.id = k.resource_id
    where k.appointment_id = a.id and r.person_id = ${id}))`;

/** The appointment's row, locked, for who reaches it by this right; anybody else finds nothing (PM-07). */
export async function lockAppointment(
  tx: Tx,
  actor: Actor,
  needed: Permission,
  id: string,
): Promise<StoredAppointment> {
  const [row] = await tx.select().from(appointments).where(eq(appointments.id, id)).for("update");
  if (!row || !(await reachesAppointment(tx, actor, needed, row))) throw new Refusal("core.gone");
  return row;
}

export async function reachesAppointment(
  tx: Tx,
  actor: Actor,
  needed: Permission,
  { id, branchId }: { id: string; branchId: string },
): Promise<boolean> {
  if (!can(actor, needed)) return false;
  if (reaches(actor, needed, { branchId })) return true;
  if (actor.kind === "job" || !reaches(actor, needed, { branchId, ownerId: actor.id }))
    return false;
  const [mine] = await tx.execute(
    sql`select from appointments a where a.id = ${id} and ${isMine(actor.id)}`,
  );
  return mine !== undefined;
}

type Line = {
  move: (typeof appointmentMove)[number];
  cause?: MoveCause;
  reason?: string;
  before?: Slot;
  after?: Slot;
};

/** The line without which the database lets no move pass (B8). */
export async function keepLine(
  tx: Tx,
  { id, branchId }: { id: string; branchId: string },
  line: Line,
): Promise<void> {
  await tx.insert(appointmentMoves).values({ id: uuid(), branchId, appointmentId: id, ...line });
}

/** Lets ⌘K find it by its number and by the customer's name. */
export const rememberAppointment = (
  tx: Tx,
  {
    id,
    branchId,
    authorId,
    number,
  }: Pick<StoredAppointment, "id" | "branchId" | "authorId" | "number">,
  customer: string,
) =>
  remember(tx, {
    ...{ id, branchId, departmentId: null, ownerId: authorId, openedBy: read },
    ...{ document: "appointment", title: number, subtitle: customer, words: [] },
  });

const said: Record<string, string> = {
  bookings_apart: "core.already-taken",
  cap_of_a_day: "appointments.cap-reached",
  within_one_day: "appointments.over-midnight",
  appointment_takes_time: "appointments.ends-too-early",
  not_in_the_past: "appointments.is-past",
  hold_ends_later: "appointments.is-past",
  has_begun: "appointments.has-begun",
  hold_is_over: "appointments.hold-is-over",
  not_yet: "appointments.not-yet",
  no_such_move: "core.cannot-move",
};
const fieldOf: Record<string, string> = {
  within_one_day: "until",
  appointment_takes_time: "until",
  not_in_the_past: "from",
};

/** The guards of the database, said in sentences, at the field where they belong to one. */
export function refuseKnown(error: unknown): never {
  const name = databaseError(error)?.constraint_name ?? "";
  const code = said[name];
  if (!code) throw error;
  const field = fieldOf[name];
  throw field
    ? new Refusal("core.invalid", {}, { fields: { [field]: [code] } })
    : new Refusal(code);
}
