import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  arriveAppointment,
  bookAppointment,
  cancelAppointment,
  confirmAppointment,
  finishAppointment,
  missAppointment,
  startAppointment,
} from "@/lib/appointments/actions";
import { getAppointment } from "@/lib/appointments/detail";
import { findFree } from "@/lib/appointments/free";
import { minutesOf } from "@/lib/appointments/rules";
import { endHolds } from "@/lib/appointments/tasks";
import { job } from "@/lib/core/prove";
import { admin } from "../support/admin";
import {
  anAppointment,
  aPhotographer,
  appointmentRow,
  aResource,
  bookForm,
  bookingsOf,
  letHoldRunOut,
} from "../support/make/appointments";
import { storedCustomer } from "../support/make/customers";
import { done, openStudio, soon } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

beforeAll(openStudio);

const refusal = async (answer: ReturnType<typeof bookAppointment>) => {
  const result = await answer;
  return result.ok ? "ok" : result.failure;
};

describe("an appointment takes all that it needs", () => {
  test("photographer, room and dress together, each with its time around it", async () => {
    await signInAs("dispatcher");
    const photographer = await aPhotographer({ after: 15 });
    const room = await aResource({ before: 30, after: 30 });
    const dress = await aResource({ kind: "dress", code: "023", name: "拖尾主纱", after: 240 });
    const { id, number } = await anAppointment({ resourceIds: [photographer.id, room, dress] });
    expect(number).toMatch(/^YY-XM01-\d\d-\d{6}$/);
    const taken = await bookingsOf(id);
    const minutes = taken.map(
      ({ from_at, until_at }) => (until_at.getTime() - from_at.getTime()) / 60_000,
    );
    expect(minutes.sort((a, b) => a - b)).toEqual([135, 180, 360]);
    expect(taken.every(({ state }) => state === "confirmed")).toBe(true);
    const lines = await admin`select move from appointment_moves where appointment_id = ${id}`;
    expect(lines.map(({ move }) => move)).toEqual(["book"]);
  });

  test("or nothing at all, when one of them is taken", async () => {
    await signInAs("dispatcher");
    const photographer = await aPhotographer();
    const room = await aResource();
    await anAppointment({ resourceIds: [room] });
    const wanted = await bookForm({ resourceIds: [photographer.id, room], from: "11:00" });
    expect(await refusal(bookAppointment(wanted))).toMatchObject({ code: "appointments.taken" });
    expect([await appointmentRow(wanted.id), await bookingsOf(wanted.id)]).toEqual([undefined, []]);
  });

  test("and the refusal names what is taken, by whom, until when, and the nearest free times", async () => {
    await signInAs("dispatcher");
    const dress = await aResource({ kind: "dress", code: "023", name: "拖尾主纱", after: 60 });
    const theirs = await storedCustomer({ name: "林可 周屿" });
    await anAppointment({ resourceIds: [dress], customerId: theirs.id });
    const answer = await refusal(
      bookAppointment(await bookForm({ resourceIds: [dress], from: "12:30", until: "13:30" })),
    );
    expect(answer).toEqual({
      code: "appointments.taken",
      params: {
        ...{ resource: "023 拖尾主纱", whose: "林可 周屿", from: "10:00", until: "13:00" },
        free: "13:00、13:15、13:30",
      },
    });
  });

  test("one may begin the minute another ends, and not a minute earlier", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    await anAppointment({ resourceIds: [room] });
    await anAppointment({ resourceIds: [room], from: "12:00", until: "13:00" });
    await anAppointment({ resourceIds: [room], from: "09:00", until: "10:00" });
    const inside = await bookForm({ resourceIds: [room], from: "12:59", until: "14:00" });
    expect(await refusal(bookAppointment(inside))).toMatchObject({ code: "appointments.taken" });
  });

  test("the same thing named twice is booked once", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    const { id } = await anAppointment({ resourceIds: [room, room] });
    expect(await bookingsOf(id)).toHaveLength(1);
  });
});

describe("a person or a dress of the other branch", () => {
  test("is refused when it is taken there, without a word on whose customer it is", async () => {
    await signInAs("dispatcher", "XM02");
    const traveller = await aPhotographer({ branch: "XM02" });
    const theirs = await storedCustomer({ branchId: await branchId("XM02"), name: "集美的客户" });
    const there = { branchId: await branchId("XM02"), customerId: theirs.id };
    const { id } = await anAppointment({ ...there, resourceIds: [traveller.id] });
    const here = await signInAs("dispatcher");
    const answer = await refusal(
      bookAppointment(await bookForm({ resourceIds: [traveller.id], from: "11:00" })),
    );
    expect(answer).toMatchObject({
      code: "appointments.taken-elsewhere",
      params: { resource: "周以航", whose: "厦门二店", until: "12:00" },
    });
    expect(JSON.stringify(answer)).not.toContain("集美的客户");
    expect(await getAppointment(here, id)).toBeNull();
  });

  test("can be booked here as long as it is free; a room cannot", async () => {
    await signInAs("dispatcher");
    const dress = await aResource({ kind: "dress", branch: "XM02", code: "101", name: "旗袍" });
    await anAppointment({ resourceIds: [dress] });
    const room = await aResource({ branch: "XM02" });
    expect(await refusal(bookAppointment(await bookForm({ resourceIds: [room] })))).toMatchObject({
      code: "appointments.room-elsewhere",
    });
  });
});

describe("a person's day", () => {
  test("has room for so many appointments and no more, also for two at once", async () => {
    await signInAs("dispatcher");
    const { id: person } = await aPhotographer({ cap: 2 });
    const at = (from: string, until: string) => bookForm({ resourceIds: [person], from, until });
    await bookAppointment(await at("09:00", "10:00"));
    const two = await Promise.all([at("11:00", "12:00"), at("14:00", "15:00")]);
    const answers = await Promise.all(two.map((form) => bookAppointment(form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await refusal(bookAppointment(await at("16:00", "17:00")))).toMatchObject({
      code: "appointments.cap-of",
      params: { resource: "周以航", cap: 2 },
    });
    done(await bookAppointment({ ...(await at("09:00", "10:00")), on: soon(15) }));
  });

  test("is counted by the database too, however a row comes in", async () => {
    await signInAs("dispatcher");
    const { id: person } = await aPhotographer({ cap: 1 });
    await anAppointment({ resourceIds: [person] });
    const other = await anAppointment({ from: "15:00", until: "16:00" });
    await expect(
      admin`insert into bookings (id, branch_id, appointment_id, resource_id)
        values (${randomUUID()}, ${await branchId("XM01")}, ${other.id}, ${person})`,
    ).rejects.toMatchObject({ constraint_name: "cap_of_a_day" });
  });
});

describe("a hold", () => {
  test("keeps the slot while the deposit is waited for, and lets go the moment it has run out", async () => {
    const dispatcher = await signInAs("dispatcher");
    const room = await aResource();
    const held = await anAppointment({ resourceIds: [room], hold: "30" });
    const again = await bookForm({ resourceIds: [room] });
    expect(await refusal(bookAppointment(again))).toMatchObject({ code: "appointments.taken" });
    await letHoldRunOut(held.id);
    // No task has run: whoever books next finds it free.
    const { branchId: branch, on } = held;
    const asked = {
      branchId: branch,
      on: on as never,
      from: 600,
      minutes: 120,
      resourceIds: [room],
    };
    expect((await findFree(dispatcher, asked))[0]).toEqual({ on, from: 600 });
    done(await bookAppointment(again));
    expect(await appointmentRow(held.id)).toMatchObject({ status: "cancelled", version: 2 });
    const lines = await admin`select move, author_id from appointment_moves
      where appointment_id = ${held.id} order by at`;
    expect(lines.at(-1)).toMatchObject({ move: "expire", author_id: null });
  });

  test("is ended by the clock too, once, and cannot be confirmed afterwards", async () => {
    await signInAs("dispatcher");
    const held = await anAppointment({ hold: "30" });
    await letHoldRunOut(held.id);
    const late = await confirmAppointment({ id: held.id, version: 1 });
    expect(late).toMatchObject({ ok: false, failure: { code: "appointments.hold-is-over" } });
    expect(await endHolds(job("test"))).toBe(1);
    expect(await endHolds(job("test"))).toBe(0);
    expect(await appointmentRow(held.id)).toMatchObject({ status: "cancelled" });
  });

  test("that is confirmed in time stays", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    const held = await anAppointment({ hold: "30", resourceIds: [room] });
    done(await confirmAppointment({ id: held.id, version: 1 }));
    await letHoldRunOut(held.id);
    expect(await endHolds(job("test"))).toBe(0);
    expect((await bookingsOf(held.id))[0]?.state).toBe("confirmed");
  });
});

describe("bad times are answered at their field", () => {
  test.each([
    ["no time at all", { from: "10:00", until: "10:00" }, "until", "appointments.ends-too-early"],
    [
      "an end before the start",
      { from: "11:00", until: "10:00" },
      "until",
      "appointments.ends-too-early",
    ],
    ["over midnight", { from: "22:00", until: "01:00" }, "until", "appointments.ends-too-early"],
    ["what is no time", { from: "25:00" }, "from", "appointments.not-a-time"],
    ["yesterday", { on: soon(-1) }, "from", "appointments.is-past"],
    ["a day that is none", { on: "2027-02-29" }, "on", "core.not-a-day"],
    ["nobody", { customerId: "" }, "customerId", "appointments.customer-missing"],
    [
      "a number in the notes",
      { notes: "打 138 0013 8000" },
      "notes",
      "appointments.number-in-text",
    ],
  ])("%s", async (_, typed, field, message) => {
    await signInAs("dispatcher");
    const form = { ...(await bookForm()), ...typed };
    const answer = await bookAppointment(form as never);
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: "core.invalid", fields: { [field]: [message] } },
    });
    expect(await appointmentRow(form.id)).toBeUndefined();
  });

  test("until midnight it may last, and full-width digits are digits", async () => {
    await signInAs("dispatcher");
    const { id } = await anAppointment({ from: "２２：００", until: "24:00" });
    const row = await appointmentRow(id);
    expect(row && (row.ends_at.getTime() - row.starts_at.getTime()) / 60_000).toBe(120);
    expect([minutesOf("9:05"), minutesOf("24:01"), minutesOf("9.05")]).toEqual([545, null, null]);
  });

  test("what the app let through the database would still refuse", async () => {
    await signInAs("dispatcher");
    const { id } = await anAppointment();
    await expect(
      admin`update appointments set ends_at = starts_at + interval '15 hours' where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: "within_one_day" });
    await expect(
      admin`update appointments set ends_at = starts_at where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: "appointment_takes_time" });
  });
});

describe("from arriving to leaving", () => {
  const today = async () => {
    const { id } = await anAppointment();
    // As if it had been booked for the whole of today.
    await admin`update appointments a set starts_at = t.day, ends_at = t.day + interval '1 day'
      from (select date_trunc('day', now(), 'Asia/Shanghai') as day) t where a.id = ${id}`;
    return id;
  };

  test("each step once, in its order", async () => {
    await signInAs("dispatcher");
    const id = await today();
    const early = await finishAppointment({ id, version: 1 });
    expect(early).toMatchObject({ ok: false, failure: { code: "core.cannot-move" } });
    done(await arriveAppointment({ id, version: 1 }));
    done(await startAppointment({ id, version: 2 }));
    done(await finishAppointment({ id, version: 3 }));
    expect(await appointmentRow(id)).toMatchObject({ status: "done", version: 4 });
    const cancelled = await cancelAppointment({ id, version: 4, reason: "约错了" });
    expect(cancelled).toMatchObject({ ok: false, failure: { code: "core.cannot-move" } });
  });

  test("nobody has arrived on another day, nor is missed before the time", async () => {
    await signInAs("dispatcher");
    const { id } = await anAppointment();
    for (const act of [arriveAppointment, missAppointment])
      expect(await act({ id, version: 1 })).toMatchObject({
        ok: false,
        failure: { code: "appointments.not-yet" },
      });
  });

  test("who does not come, or calls off, frees what was taken", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    const { id } = await anAppointment({ resourceIds: [room] });
    const blank = await cancelAppointment({ id, version: 1, reason: " " });
    expect(blank).toMatchObject({
      failure: { fields: { reason: ["appointments.reason-missing"] } },
    });
    done(await cancelAppointment({ id, version: 1, reason: "客户不来了" }));
    await anAppointment({ resourceIds: [room] });
    const missed = await today();
    done(await missAppointment({ id: missed, version: 1 }));
    expect(await appointmentRow(missed)).toMatchObject({ status: "no_show" });
  });
});

describe("whose appointment it is", () => {
  test("S: a sales clerk moves what he booked and what is with his customers, not a colleague's", async () => {
    await signInAs("dispatcher");
    const foreign = await anAppointment({ hold: "30" });
    await signInAs("sales");
    const refused = await confirmAppointment({ id: foreign.id, version: 1 });
    expect(refused).toMatchObject({ ok: false, failure: { code: "core.gone" } });
    const mine = await storedCustomer();
    await signInAs("dispatcher");
    const withMine = await anAppointment({ hold: "30", customerId: mine.id });
    const actor = await signInAs("sales");
    done(await confirmAppointment({ id: withMine.id, version: 1 }));
    // Reading is the branch's.
    expect(await getAppointment(actor, foreign.id)).toMatchObject({ mayBook: false, moves: [] });
  });

  test("a photographer sees what he is booked for, with the name and no more of the customer", async () => {
    const me = await signInAs("photographer");
    const person = await aResource({ kind: "person", personId: me.id });
    await signInAs("dispatcher");
    const customer = await storedCustomer({ name: "苏晚 顾言" });
    const mine = await anAppointment({ resourceIds: [person], customerId: customer.id });
    const other = await anAppointment();
    const actor = await signInAs("photographer");
    const seen = await getAppointment(actor, mine.id);
    expect(seen).toMatchObject({ customer: "苏晚 顾言", seesCustomer: false, mayMove: false });
    expect(await getAppointment(actor, other.id)).toBeNull();
    expect(await bookAppointment(await bookForm({ customerId: customer.id }))).toMatchObject({
      failure: { code: "core.forbidden" },
    });
  });
});
