import { beforeAll, describe, expect, test } from "vitest";
import { arriveAppointment, startAppointment } from "@/lib/appointments/actions";
import { getDay } from "@/lib/appointments/board";
import { getAppointment } from "@/lib/appointments/detail";
import { closeFeed, openFeed } from "@/lib/appointments/feed-actions";
import { icsOfToken } from "@/lib/appointments/feeds";
import { filterOf } from "@/lib/appointments/filters";
import { folded } from "@/lib/appointments/ical";
import { listAppointments } from "@/lib/appointments/list";
import { moveAppointment, resizeAppointment } from "@/lib/appointments/move-actions";
import { remindOfTomorrow } from "@/lib/appointments/tasks";
import { job } from "@/lib/core/prove";
import { admin } from "../support/admin";
import {
  anAppointment,
  aPhotographer,
  appointmentRow,
  aResource,
  bookingsOf,
} from "../support/make/appointments";
import { storedCustomer } from "../support/make/customers";
import { done, openStudio, soon } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const moved = { cause: "customer", reason: "新郎出差" } as const;

describe("moving an appointment", () => {
  test("keeps what it was, why, and how often it was moved", async () => {
    const actor = await signInAs("dispatcher");
    const [room, other] = [
      await aResource({ name: "1 号影棚" }),
      await aResource({ name: "2 号影棚" }),
    ];
    const { id, on } = await anAppointment({ resourceIds: [room] });
    const to = {
      id,
      version: 1,
      on: soon(15),
      from: "14:00",
      until: "15:30",
      resourceIds: [other],
    };
    done(await moveAppointment({ ...to, ...moved }));
    expect(await appointmentRow(id)).toMatchObject({ version: 2, rescheduled: 1 });
    expect((await bookingsOf(id)).map(({ resource_id }) => resource_id)).toEqual([other]);
    const { history = [] } = (await getAppointment(actor, id)) ?? {};
    expect(history[0]).toMatchObject({
      ...{ move: "move", cause: "customer", reason: "新郎出差", author: "测试 dispatcher" },
      before: { startsAt: `${on}T02:00:00.000Z`, resources: ["1 号影棚"] },
      after: { startsAt: `${soon(15)}T06:00:00.000Z`, resources: ["2 号影棚"] },
    });
    // What it left is free at once.
    await anAppointment({ resourceIds: [room] });
  });

  test("by a quarter of an hour: it does not stand in its own way", async () => {
    await signInAs("dispatcher");
    const room = await aResource({ before: 30, after: 30 });
    const { id, on } = await anAppointment({ resourceIds: [room] });
    const to = { id, version: 1, on, from: "10:15", until: "12:15", resourceIds: [room] };
    done(await moveAppointment({ ...to, ...moved }));
    expect((await bookingsOf(id))[0]?.from_at.toISOString()).toBe(`${on}T01:45:00.000Z`);
  });

  test("onto another is refused with its name, and changes nothing", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    const theirs = await storedCustomer({ name: "何清越" });
    await anAppointment({ resourceIds: [room], customerId: theirs.id });
    const { id, on } = await anAppointment({ resourceIds: [room], from: "14:00", until: "16:00" });
    const to = { id, version: 1, on, from: "11:00", until: "13:00", resourceIds: [room] };
    expect(await moveAppointment({ ...to, ...moved })).toMatchObject({
      failure: { code: "appointments.taken", params: { whose: "何清越", until: "12:00" } },
    });
    expect(await appointmentRow(id)).toMatchObject({ version: 1, rescheduled: 0 });
  });

  test("by two at once: the second is shown what is stored now", async () => {
    await signInAs("dispatcher");
    const { id, on } = await anAppointment();
    const to = (from: string, until: string) =>
      moveAppointment({ id, version: 1, on, from, until, resourceIds: [], ...moved });
    const answers = await Promise.all([to("13:00", "14:00"), to("15:00", "16:00")]);
    const late = answers.find(({ ok }) => !ok);
    const won = answers[0]?.ok ? ["13:00", "14:00"] : ["15:00", "16:00"];
    expect(late).toMatchObject({
      failure: {
        code: "core.changed-by-others",
        stored: { version: 2, on, from: won[0], until: won[1], resourceIds: [] },
      },
    });
  });

  test("needs a reason, a time to come, and a customer who is not there yet", async () => {
    await signInAs("dispatcher");
    const { id, on } = await anAppointment();
    const to = { id, version: 1, on, from: "13:00", until: "14:00", resourceIds: [] };
    expect(await moveAppointment({ ...to, ...moved, reason: " " })).toMatchObject({
      failure: { fields: { reason: ["appointments.reason-missing"] } },
    });
    expect(await moveAppointment({ ...to, ...moved, on: soon(-2) })).toMatchObject({
      failure: { fields: { from: ["appointments.is-past"] } },
    });
    await admin`update appointments a set starts_at = t.day, ends_at = t.day + interval '23 hours'
      from (select date_trunc('day', now(), 'Asia/Shanghai') as day) t where a.id = ${id}`;
    done(await arriveAppointment({ id, version: 1 }));
    expect(await moveAppointment({ ...to, version: 2, ...moved })).toMatchObject({
      failure: { code: "appointments.has-begun" },
    });
    // But it may take longer than was thought, until midnight.
    done(await startAppointment({ id, version: 2 }));
    done(await resizeAppointment({ id, version: 3, until: "24:00", reason: "拍久了" }));
    const lines =
      await admin`select move from appointment_moves where appointment_id = ${id} order by at`;
    expect(lines.map(({ move }) => move)).toEqual(["book", "arrive", "start", "resize"]);
  });

  test("B8: leaves a line, or the database lets it not happen", async () => {
    await signInAs("dispatcher");
    const { id } = await anAppointment();
    const { connect } = await import("@/db/address");
    const worker = connect(process.env.APP_DB_WORKER ?? "", { max: 1 });
    await expect(
      worker`update appointments set starts_at = starts_at + interval '1 minute' where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: "move_leaves_a_line" });
    await worker.end();
    await expect(
      admin`update appointment_moves set reason = '别的' where appointment_id = ${id}`,
    ).rejects.toMatchObject({ code: "23001" });
  });
});

describe("a longer stay", () => {
  test("is refused when the next one begins", async () => {
    await signInAs("dispatcher");
    const room = await aResource();
    const { id } = await anAppointment({ resourceIds: [room] });
    await anAppointment({ resourceIds: [room], from: "12:00", until: "13:00" });
    expect(
      await resizeAppointment({ id, version: 1, until: "12:15", reason: "拍久了" }),
    ).toMatchObject({
      failure: { code: "appointments.taken" },
    });
    done(await resizeAppointment({ id, version: 1, until: "11:30", reason: "拍得快" }));
    expect(await appointmentRow(id)).toMatchObject({ rescheduled: 0, version: 2 });
  });
});

describe("the board of a day", () => {
  test("shows what is booked, and of another branch only that something is taken", async () => {
    await signInAs("dispatcher");
    const person = await aPhotographer();
    const mine = await anAppointment({ resourceIds: [person.id], on: soon(20) });
    await signInAs("owner", "every branch");
    const board = await getDay(await signInAs("dispatcher"), filterOf({ on: soon(20) }), null);
    expect(board.blocks.map(({ id, from, until }) => [id, from, until])).toEqual([
      [mine.id, 600, 720],
    ]);
    const theirs = await getDay(
      await signInAs("dispatcher", "XM02"),
      filterOf({ on: soon(20), person: person.id }),
      null,
    );
    expect(theirs.blocks).toEqual([]);
    expect(theirs.elsewhere).toEqual([
      {
        ...{ resourceId: person.id, from: 600, until: 720, branch: "厦门一店" },
        ...{ customer: null, appointmentId: null, isTail: false },
      },
    ]);
  });

  test("and the list are narrowed by kind and by who is booked", async () => {
    const actor = await signInAs("dispatcher");
    const person = await aPhotographer();
    const on = soon(21);
    const shoot = await anAppointment({ resourceIds: [person.id], on });
    const visit = await anAppointment({ kind: "visit", on, from: "15:00", until: "16:00" });
    const ids = async (search: Record<string, string>) =>
      (await listAppointments(actor, filterOf({ view: "list", on, ...search }), null)).rows.map(
        ({ id }) => id,
      );
    expect(await ids({})).toEqual([shoot.id, visit.id]);
    expect(await ids({ kind: "visit" })).toEqual([visit.id]);
    expect(await ids({ person: person.id })).toEqual([shoot.id]);
    expect(await ids({ q: shoot.number.slice(-6) })).toEqual([shoot.id]);
  });
});

describe("one's own calendar on the phone", () => {
  test("is read by a secret address, without a customer, until it is closed", async () => {
    const me = await signInAs("stylist");
    const person = await aResource({ kind: "person", personId: me.id });
    await signInAs("dispatcher");
    const customer = await storedCustomer({ name: "司徒明月" });
    const room = await aResource({ name: "欧式棚" });
    const { number } = await anAppointment({
      resourceIds: [person, room],
      customerId: customer.id,
    });
    await signInAs("stylist");
    const { address } = done(await openFeed({}));
    const token = address.split("/").at(-1) ?? "";
    const ics = (await icsOfToken(token)) ?? "";
    expect(ics).toContain(number);
    expect(ics.replaceAll("\r\n ", "")).toContain("欧式棚");
    expect(ics).not.toContain("司徒");
    expect(await icsOfToken("x".repeat(43))).toBeNull();
    const [kept] = await admin<
      { row: string }[]
    >`select f::text as row from calendar_feeds f where person_id = ${me.id}`;
    expect(kept?.row).not.toContain(token);
    // A new address ends the old one; closing ends all.
    const again =
      done(await openFeed({}))
        .address.split("/")
        .at(-1) ?? "";
    expect([await icsOfToken(token), (await icsOfToken(again)) !== null]).toEqual([null, true]);
    done(await closeFeed({}));
    expect(await icsOfToken(again)).toBeNull();
  });

  test("no line of it is longer than 75 octets, whatever stands in it", () => {
    const long = folded(`SUMMARY:${"拍摄".repeat(60)}`);
    for (const line of long.split("\r\n"))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(long.replaceAll("\r\n ", "")).toBe(`SUMMARY:${"拍摄".repeat(60)}`);
  });
});

describe("one day before", () => {
  test("who is booked is told, and who looks after the customer has it to do; once, and again after a move", async () => {
    const sales = await signInAs("sales");
    const customer = await storedCustomer({ name: "程雨眠" });
    await signInAs("dispatcher");
    const person = await aPhotographer();
    const { id } = await anAppointment({ resourceIds: [person.id], customerId: customer.id });
    await remindOfTomorrow(job("test"));
    const told = () => admin<{ person_id: string; message: string }[]>`
      select person_id, message from inbox_items where document_id = ${id} order by message`;
    expect(await told()).toEqual([]);
    await admin`update appointments a set starts_at = t.at, ends_at = t.at + interval '1 minute'
      from (select date_trunc('day', now() + interval '23 hours', 'Asia/Shanghai') + interval '1 minute' as at) t
      where a.id = ${id}`;
    await admin`update appointments a set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
      where id = ${id} and starts_at < now()`;
    await remindOfTomorrow(job("test"));
    await remindOfTomorrow(job("test"));
    expect(await told()).toEqual([
      { person_id: sales.id, message: "appointments.tell-customer" },
      { person_id: person.personId, message: "appointments.tomorrow" },
    ]);
  });
});

test("sixty appointments in six columns are read for the board in a fraction of a second", async () => {
  await signInAs("dispatcher");
  const on = soon(40);
  const columns = await Promise.all(
    Array.from({ length: 6 }, (_, nth) => aResource({ name: `${nth + 1} 号影棚` })),
  );
  const { id: customerId } = await storedCustomer();
  for (const column of columns)
    for (let hour = 9; hour < 19; hour += 1)
      await anAppointment({
        ...{ customerId, on, resourceIds: [column] },
        ...{ from: `${hour}:00`, until: `${hour + 1}:00` },
      });
  const actor = await signInAs("dispatcher");
  await getDay(actor, filterOf({ on }), null);
  const start = performance.now();
  const board = await getDay(actor, filterOf({ on, thing: columns.join() }), null);
  const took = performance.now() - start;
  expect([board.blocks.length, board.columns.length]).toEqual([60, 6]);
  expect(took).toBeLessThan(500);
}, 60_000);
