import { randomUUID } from "node:crypto";
import { bookAppointment } from "@/lib/appointments/actions";
import type { BookForm } from "@/lib/appointments/schema";
import type { ResourceKind } from "@/lib/resources/kinds";
import { admin } from "../admin";
import { branchId } from "../session";
import { storedCustomer } from "./customers";
import { done, soon } from "./purchase-orders";

type Made = {
  kind?: ResourceKind;
  branch?: "XM01" | "XM02";
  code?: string;
  name?: string;
  before?: number;
  after?: number;
  cap?: number | null;
  personId?: string | null;
  active?: boolean;
};

/** Something that can be booked, as the settings would have made it. */
export async function aResource({
  kind = "room",
  branch = "XM01",
  code = "",
  name = "2 号影棚",
  before = 0,
  after = 0,
  cap = null,
  personId = null,
  active = true,
}: Made = {}): Promise<string> {
  const id = randomUUID();
  await admin`insert into resources ${admin({
    ...{ id, branch_id: await branchId(branch), kind, code, active },
    ...{ name: kind === "person" ? "" : name, person_id: personId },
    ...{ buffer_before: before, buffer_after: after, daily_cap: cap },
  })}`;
  return id;
}

/** A photographer who can be booked, of his own account. */
export async function aPhotographer(made: Omit<Made, "kind" | "personId"> = {}) {
  const personId = randomUUID();
  const home = await branchId(made.branch ?? "XM01");
  await admin`insert into people (id, account, name, initials, branch_id)
    values (${personId}, ${`p-${personId.slice(0, 8)}`}, ${made.name ?? "周以航"}, 'zyh', ${home})`;
  return { id: await aResource({ ...made, kind: "person", personId }), personId };
}

/** What the form of a new appointment holds: in two weeks, 10:00 to 12:00, confirmed. */
export const bookForm = async (form: Partial<BookForm> = {}): Promise<BookForm> => ({
  ...{ id: randomUUID(), branchId: await branchId("XM01"), kind: "shoot", on: soon() },
  ...{ from: "10:00", until: "12:00", resourceIds: [], hold: "", notes: "" },
  customerId: form.customerId ?? (await storedCustomer()).id,
  ...form,
});

/** Through the act itself, as whoever is signed in. */
export async function anAppointment(form: Partial<BookForm> = {}) {
  const wanted = await bookForm(form);
  const { number } = done(await bookAppointment(wanted));
  return { ...wanted, number, version: 1 };
}

/** Moves a hold's end into the past, as waiting would. */
export const letHoldRunOut = (id: string) =>
  admin`update appointments set hold_expires_at = now() - interval '1 second' where id = ${id}`;

export const bookingsOf = (id: string) => admin<
  { resource_id: string; state: string; from_at: Date; until_at: Date }[]
>`
  select resource_id, state, lower(during) as from_at, upper(during) as until_at
  from bookings where appointment_id = ${id} order by resource_id`;

export const appointmentRow = async (id: string) => {
  const [row] = await admin<
    { status: string; version: number; starts_at: Date; ends_at: Date; rescheduled: number }[]
  >`
    select * from appointments where id = ${id}`;
  return row;
};
