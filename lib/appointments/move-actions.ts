"use server";

import { eq } from "drizzle-orm";
import { appointments } from "@/db/schema/appointments";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { sameVersion } from "@/lib/core/version";
import { book } from "./access";
import { mustBeFree, zoneOfBranch } from "./free";
import { minutesIn, momentOf } from "./rules";
import { moveInput, resizeInput } from "./schema";
import { movable, resizable } from "./states";
import {
  bookedFor,
  bookResources,
  formOf,
  letGo,
  mustBeAhead,
  slotOf,
  takeResources,
} from "./taking";
import { keepLine, lockAppointment, refuseKnown } from "./writes";

/** To another time, or with others; what it was before is kept (B8). */
export const moveAppointment = action({
  may: book,
  input: moveInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, version, on, from, until, cause, reason } = input;
    const before = await lockAppointment(tx, actor, book, id);
    const { branchId } = before;
    const zone = zoneOfBranch(actor, branchId);
    const had = await bookedFor(tx, actor, id);
    sameVersion(before, version, () => formOf(zone, before, had));
    if (!movable.includes(before.status)) throw new Refusal("appointments.has-begun");
    const times = { startsAt: momentOf(zone, on, from), endsAt: momentOf(zone, on, until) };
    if (times.startsAt.getTime() !== before.startsAt.getTime()) mustBeAhead(zone, on, from);
    const wanted = await takeResources(tx, actor, branchId, input.resourceIds, had);
    await mustBeFree(tx, { zone, resources: wanted, on, from, minutes: until - from, but: id });
    // First what it lets go, then the time, then what is new: so that nothing stands in its own way.
    const gone = had.filter((one) => !wanted.some((other) => other.id === one.id));
    const fresh = wanted.filter((one) => !had.some((other) => other.id === one.id));
    await letGo(tx, id, gone);
    await tx
      .update(appointments)
      .set({ ...times, version: before.version + 1 })
      .where(eq(appointments.id, id))
      .catch(refuseKnown);
    await bookResources(tx, before, fresh);
    const slots = { before: slotOf(before, had), after: slotOf(times, wanted) };
    await keepLine(tx, before, { move: "move", cause, reason, ...slots });
    await trace({
      ...{ act: "appointments.move", document: "appointment", id, branchId, reason },
      ...slots,
    });
    return { id, version: before.version + 1 };
  },
});

/** Longer or shorter, also while the customer is there. */
export const resizeAppointment = action({
  may: book,
  input: resizeInput,
  run: async ({ tx, actor, input: { id, version, until, reason }, trace }) => {
    const before = await lockAppointment(tx, actor, book, id);
    const { branchId } = before;
    const zone = zoneOfBranch(actor, branchId);
    const had = await bookedFor(tx, actor, id);
    sameVersion(before, version, () => formOf(zone, before, had));
    if (!resizable.includes(before.status)) throw new Refusal("appointments.has-begun");
    const on = dayIn(zone, before.startsAt);
    const from = minutesIn(zone, on, before.startsAt);
    if (until <= from)
      throw new Refusal("core.invalid", {}, { fields: { until: ["appointments.ends-too-early"] } });
    await takeResources(
      tx,
      actor,
      branchId,
      had.map((one) => one.id),
      had,
    );
    await mustBeFree(tx, { zone, resources: had, on, from, minutes: until - from, but: id });
    const endsAt = momentOf(zone, on, until);
    await tx
      .update(appointments)
      .set({ endsAt, version: before.version + 1 })
      .where(eq(appointments.id, id))
      .catch(refuseKnown);
    const slots = {
      before: slotOf(before, had),
      after: slotOf({ startsAt: before.startsAt, endsAt }, had),
    };
    await keepLine(tx, before, { move: "resize", reason, ...slots });
    await trace({
      ...{ act: "appointments.resize", document: "appointment", id, branchId },
      ...{ ...slots, reason },
    });
    return { id, version: before.version + 1 };
  },
});
