"use server";

import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { appointments } from "@/db/schema/appointments";
import { customers } from "@/db/schema/customers";
import { action } from "@/lib/core/action";
import { reaches, type Staff } from "@/lib/core/actor";
import { mustReach } from "@/lib/core/guard";
import { step } from "@/lib/core/machine";
import { nextNumber } from "@/lib/core/numbers";
import { Refusal } from "@/lib/core/refusal";
import { now } from "@/lib/core/time";
import { sameVersion } from "@/lib/core/version";
import { read as readCustomers } from "@/lib/customers/access";
import { book, serve } from "./access";
import { mustBeFree, zoneOfBranch } from "./free";
import { momentOf } from "./rules";
import { bookInput, cancelInput, noteInput, stepInput } from "./schema";
import { type AppointmentMove, moves } from "./states";
import { bookResources, mustBeAhead, slotOf, takeResources } from "./taking";
import { keepLine, lockAppointment, refuseKnown, rememberAppointment } from "./writes";

/** Takes all that is wanted, or none of it (B4); unpaid it is held for a while (B3). */
export const bookAppointment = action({
  may: book,
  input: bookInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, branchId, customerId, kind, on, from, until, hold, notes } = input;
    mustReach(actor, book, { branchId, ownerId: actor.id });
    const customer = await customerOf(tx, actor, customerId, branchId);
    const zone = zoneOfBranch(actor, branchId);
    mustBeAhead(zone, on, from);
    const wanted = await takeResources(tx, actor, branchId, input.resourceIds);
    await mustBeFree(tx, { zone, resources: wanted, on, from, minutes: until - from, but: null });
    const times = { startsAt: momentOf(zone, on, from), endsAt: momentOf(zone, on, until) };
    const after = slotOf(times, wanted);
    const status = hold === "" ? "confirmed" : "held";
    const number = await nextNumber(tx, "appointment", branchId);
    await tx
      .insert(appointments)
      .values({
        ...{ id, branchId, number, customerId, kind, status, notes, ...times, authorId: actor.id },
        holdExpiresAt: hold === "" ? null : sql`now() + make_interval(mins => ${Number(hold)})`,
      })
      .catch(refuseKnown);
    await bookResources(tx, { id, branchId }, wanted);
    await keepLine(tx, { id, branchId }, { move: "book", after });
    await rememberAppointment(tx, { id, branchId, number, authorId: actor.id }, customer.name);
    await trace({
      ...{ act: "appointments.book", document: "appointment", id, branchId },
      after: { number, kind, status, customerId, notes, ...after },
    });
    return { id, number };
  },
});

export const confirmAppointment = action({
  may: book,
  input: stepInput,
  run: (call) => stepTo(call, "confirm"),
});
export const arriveAppointment = action({
  may: serve,
  input: stepInput,
  run: (call) => stepTo(call, "arrive"),
});
export const startAppointment = action({
  may: serve,
  input: stepInput,
  run: (call) => stepTo(call, "start"),
});
export const finishAppointment = action({
  may: serve,
  input: stepInput,
  run: (call) => stepTo(call, "finish"),
});
export const missAppointment = action({
  may: serve,
  input: stepInput,
  run: (call) => stepTo(call, "miss"),
});
/** Lets go of all that was booked. */
export const cancelAppointment = action({
  may: book,
  input: cancelInput,
  run: (call) => stepTo(call, "cancel", call.input.reason),
});

export const noteAppointment = action({
  may: book,
  input: noteInput,
  run: async ({ tx, actor, input: { id, version, notes }, trace }) => {
    const before = await lockAppointment(tx, actor, book, id);
    sameVersion(before, version, () => ({ version: before.version, notes: before.notes }));
    await tx
      .update(appointments)
      .set({ notes, version: before.version + 1 })
      .where(eq(appointments.id, id));
    await trace({
      ...{ act: "appointments.note", document: "appointment", id, branchId: before.branchId },
      ...{ before: { notes: before.notes }, after: { notes } },
    });
    return { id };
  },
});

type Call = {
  tx: Tx;
  actor: Staff;
  input: { id: string; version: number };
  trace: (trace: {
    act: `${string}.${string}`;
    document: string;
    id: string;
    branchId: string;
    before: object;
    after: object;
    reason?: string;
  }) => Promise<void>;
};

async function stepTo(
  { tx, actor, input: { id, version }, trace }: Call,
  move: AppointmentMove,
  reason = "",
) {
  const before = await lockAppointment(tx, actor, moves[move].may, id);
  sameVersion(before, version, () => ({ version: before.version, status: before.status }));
  const status = step(moves, before.status, move);
  if (move === "confirm" && before.holdExpiresAt && before.holdExpiresAt <= now())
    throw new Refusal("appointments.hold-is-over");
  await tx
    .update(appointments)
    .set({ status, version: before.version + 1 })
    .where(eq(appointments.id, id))
    .catch(refuseKnown);
  await keepLine(tx, before, { move, reason });
  await trace({
    ...{ act: `appointments.${move}`, document: "appointment", id, branchId: before.branchId },
    ...{ before: { status: before.status }, after: { status }, reason: reason || undefined },
  });
  return { id, version: before.version + 1 };
}

/** The customer, of this branch and in the reader's reach. */
async function customerOf(tx: Tx, actor: Staff, id: string, branchId: string) {
  const [row] = await tx.select().from(customers).where(eq(customers.id, id));
  if (!row || !reaches(actor, readCustomers, row)) throw new Refusal("core.gone");
  if (row.branchId !== branchId)
    throw new Refusal(
      "core.invalid",
      {},
      { fields: { customerId: ["appointments.not-of-branch"] } },
    );
  return row;
}
