import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { connect } from "@/db/address";
import { bookAppointment } from "@/lib/appointments/actions";
import { freeTimes, isFree, minutesIn, momentOf, overlaps } from "@/lib/appointments/rules";
import { contextOf } from "@/lib/core/guard";
import type { Day } from "@/lib/core/time";
import { admin } from "../support/admin";
import { anAppointment, aPhotographer, aResource, bookForm } from "../support/make/appointments";
import { storedCustomer } from "../support/make/customers";
import { openStudio, soon } from "../support/make/purchase-orders";
import { branchId, signInAs } from "../support/session";

const lines = 24;
const many: Sql = connect(process.env.APP_DB_WORKER ?? "", { max: lines, onnotice: () => {} });
afterAll(() => many.end({ timeout: 1 }));
beforeAll(openStudio);

const constraint = `alter table bookings add constraint bookings_apart
  exclude using gist (resource_id with =, during with &&) where (state <> 'cancelled')`;

type Outcome = "booked" | "23P01" | string;

/** One booking as the database sees it, past the app and whatever it asks before. */
async function bookRaw(
  customerId: string,
  branch: string,
  resource: string,
  on: string,
  hour: number,
): Promise<Outcome> {
  const id = randomUUID();
  const from = `${on} ${String(hour).padStart(2, "0")}:00+08`;
  const { id: author } = await admin<{ id: string }[]>`select id from people limit 1`.then(
    ([row]) => row ?? { id: "" },
  );
  try {
    await many.begin(async (sql) => {
      await sql`insert into appointments (id, branch_id, number, customer_id, kind, status, starts_at, ends_at, author_id)
        values (${id}, ${branch}, ${id}, ${customerId}, 'shoot', 'confirmed', ${from}, ${from}::timestamptz + interval '2 hours', ${author})`;
      await sql`insert into appointment_moves (id, branch_id, appointment_id, move)
        values (${randomUUID()}, ${branch}, ${id}, 'book')`;
      await sql`insert into bookings (id, branch_id, appointment_id, resource_id)
        values (${randomUUID()}, ${branch}, ${id}, ${resource})`;
    });
    return "booked";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const overlapsOf = async (resource: string) => {
  const [row] = await admin<{ pairs: number }[]>`
    select count(*)::int as pairs from bookings a join bookings b
      on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during
    where a.resource_id = ${resource} and a.state <> 'cancelled' and b.state <> 'cancelled'`;
  return row?.pairs ?? -1;
};

const count = (outcomes: Outcome[], one: Outcome) => outcomes.filter((each) => each === one).length;

/** 400 at once over 24 connections, for two slots of one thing that do not touch: 10:00 and 14:00. */
async function rush(resource: string) {
  await signInAs("dispatcher");
  const { id } = await storedCustomer();
  const home = await branchId("XM01");
  return Promise.all(
    Array.from({ length: 400 }, (_, nth) =>
      bookRaw(id, home, resource, soon(), nth % 2 === 0 ? 10 : 14),
    ),
  );
}

describe("INV-04, T-12: nobody and nothing is booked twice", () => {
  test("400 at once for two slots: two get them, 398 are refused by the constraint, none overlap", async () => {
    const room = await aResource();
    const outcomes = await rush(room);
    expect([count(outcomes, "booked"), count(outcomes, "23P01")]).toEqual([2, 398]);
    expect(await overlapsOf(room)).toBe(0);
  }, 60_000);

  test("the same without the constraint: they do overlap, so it is what keeps them apart", async () => {
    await admin.unsafe("alter table bookings drop constraint bookings_apart");
    const room = await aResource();
    const outcomes = await rush(room);
    expect(count(outcomes, "booked")).toBeGreaterThan(2);
    expect(await overlapsOf(room)).toBeGreaterThan(0);
    await admin`delete from bookings where resource_id = ${room}`;
    await admin.unsafe(constraint);
  }, 60_000);

  test("two at the desk in the same second: one has it, the other is told by whom", async () => {
    await signInAs("dispatcher");
    const things = [await aResource(), (await aPhotographer()).id];
    const forms = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        // Named in both orders: they wait for each other, and not for ever.
        bookForm({ resourceIds: nth % 2 === 0 ? things : [...things].reverse() }),
      ),
    );
    const answers = await Promise.all(forms.map((form) => bookAppointment(form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = answers.flatMap((one) => (one.ok ? [] : [one.failure.code]));
    expect(new Set(codes)).toEqual(new Set(["appointments.taken"]));
  }, 60_000);

  test("across branches too: a dress that is lent, a photographer who travels", async () => {
    await signInAs("dispatcher", "XM02");
    const dress = await aResource({ kind: "dress", code: "077", name: "鱼尾" });
    const there = await branchId("XM02");
    const theirs = await storedCustomer({ branchId: there });
    await anAppointment({ branchId: there, customerId: theirs.id, resourceIds: [dress] });
    await signInAs("dispatcher");
    const { id } = await storedCustomer();
    expect(await bookRaw(id, await branchId("XM01"), dress, soon(), 11)).toBe("23P01");
  });
});

test("PM-04: the other branch's people read neither an appointment, its bookings nor its history", async () => {
  await signInAs("dispatcher");
  const { id } = await anAppointment({ resourceIds: [await aResource()] });
  const tables = ["appointments", "bookings", "appointment_moves"] as const;
  const seenBy = async (actor: Awaited<ReturnType<typeof signInAs>>) =>
    withTx(contextOf(actor), async (tx) => {
      const counts: number[] = [];
      for (const table of tables) {
        const column = table === "appointments" ? "id" : "appointment_id";
        const rows = await tx.execute(`select 1 from ${table} where ${column} = '${id}'`);
        counts.push(rows.length);
      }
      return counts;
    });
  expect(await seenBy(await signInAs("dispatcher", "XM02"))).toEqual([0, 0, 0]);
  expect(await seenBy(await signInAs("retoucher"))).toEqual([0, 0, 0]);
  expect(await seenBy(await signInAs("dispatcher"))).toEqual([1, 1, 1]);
});

describe("the arithmetic of free times", () => {
  const zone = "Asia/Shanghai";
  const on = "2027-03-14" as Day;
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);

  test("touching edges never overlap, and anything shared always does", () => {
    fc.assert(
      fc.property(clock, clock, clock, clock, (a, b, c, d) => {
        const [one, other] = [
          { from: Math.min(a, b), until: Math.max(a, b) },
          { from: Math.min(c, d), until: Math.max(c, d) },
        ];
        fc.pre(one.from < one.until && other.from < other.until);
        const shared = Math.min(one.until, other.until) - Math.max(one.from, other.from);
        return overlaps(one, other) === shared > 0;
      }),
    );
  });

  test("agrees with the database about every pair of spans", async () => {
    const spans = fc.tuple(clock, clock, clock, clock).filter(([a, b, c, d]) => a < b && c < d);
    for (const [a, b, c, d] of fc.sample(spans, 200)) {
      const at = (minutes: number) => momentOf(zone, on, minutes).toISOString();
      const [row] = await admin<{ both: boolean }[]>`
        select tstzrange(${at(a)}, ${at(b)}) && tstzrange(${at(c)}, ${at(d)}) as both`;
      expect([a, b, c, d, overlaps({ from: a, until: b }, { from: c, until: d })]).toEqual([
        ...[a, b, c, d],
        row?.both,
      ]);
    }
  });

  test("whatever is offered is free with its buffers, and nothing nearer on that day was", () => {
    const busyAt = fc.array(fc.tuple(clock, fc.integer({ min: 1, max: 12 })), { maxLength: 6 });
    const buffers = fc.constantFrom(0, 15, 60);
    fc.assert(
      fc.property(busyAt, buffers, buffers, clock, (taken, before, after, near) => {
        const busy = taken.map(([from, quarters]) => ({
          from: momentOf(zone, on, from).getTime(),
          until: momentOf(zone, on, from + quarters * 15).getTime(),
        }));
        const needs = [{ before, after, cap: null, busy, begins: [] }];
        const wanted = { zone, needs, minutes: 90, now: 0 };
        const offers = freeTimes(wanted, { on, from: near }, 1, 3);
        for (const offer of offers) {
          const start = momentOf(zone, on, offer.from).getTime();
          const span = {
            from: start - before * 60_000,
            until: start + (90 + after) * 60_000,
          };
          if (busy.some((one) => overlaps(one, span))) return false;
        }
        const first = offers[0];
        if (!first) return true;
        const nearer = Math.abs(first.from - near);
        for (let from = 540; from <= 1260 - 90; from += 15)
          if (Math.abs(from - near) < nearer && isFree(wanted, on, from)) return false;
        return true;
      }),
    );
  });

  test("a moment and its clock are the same, in every zone and over a change of the clocks", () => {
    const zones = fc.constantFrom("Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin", "America/Lima");
    fc.assert(
      fc.property(zones, clock, (where, minutes) => {
        const day = "2027-06-01" as Day;
        return minutesIn(where, day, momentOf(where, day, minutes)) === minutes;
      }),
    );
    // The hour before and after Berlin's clocks go forward.
    for (const minutes of [0, 60, 180, 720])
      expect(
        minutesIn(
          "Europe/Berlin",
          "2027-03-28" as Day,
          momentOf("Europe/Berlin", "2027-03-28" as Day, minutes),
        ),
      ).toBe(minutes);
  });
});
