import "server-only";
import { sql } from "drizzle-orm";
import { withTx } from "@/db";
import type { Job } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import type { Task } from "@/lib/core/queue";
import { dayIn } from "@/lib/core/time";
import { notify } from "@/lib/inbox/writes";
import { clockOf, minutesIn } from "./rules";

/** B3: what nobody confirmed in time is free again. It blocked nothing from that moment on already. */
export async function endHolds(as: Job): Promise<number> {
  return withTx(contextOf(as), async (tx) => {
    const [row] = await tx.execute<{ ended: number }>(sql`select sec.end_holds(null) as ended`);
    return row?.ended ?? 0;
  });
}

type Due = {
  id: string;
  zone: string;
  starts_at: string;
  customer: string;
  things: string | null;
  booked: string[] | null;
  owner_id: string;
};

/**
 * One day before: whoever is booked is told, and whoever looks after the customer has it as something to
 * do, since no channel to customers is set up. Claimed, so that two servers tell nobody twice (INV-13).
 */
export async function remindOfTomorrow(as: Job): Promise<number> {
  return withTx(contextOf(as), async (tx) => {
    const due = await tx.execute<Due>(sql`
      with due as (
        select a.id from appointments a where a.reminded_at is null and a.status in ('held', 'confirmed')
          and a.starts_at > now() and a.starts_at <= now() + interval '24 hours'
        order by a.starts_at limit 300 for update skip locked
      ), taken as (
        update appointments a set reminded_at = now() from due where a.id = due.id returning a.*
      )
      select t.id, b.zone, t.starts_at, c.name as customer, c.owner_id,
        (select string_agg(concat_ws(' ', nullif(r.code, ''), r.name), '、' order by r.kind, r.position)
          from bookings k join resources r on r.id = k.resource_id
          where k.appointment_id = t.id and r.kind <> 'person') as things,
        (select array_agg(r.person_id) from bookings k join resources r on r.id = k.resource_id
          where k.appointment_id = t.id and r.person_id is not null) as booked
      from taken t join branches b on b.id = t.branch_id join customers c on c.id = t.customer_id`);
    for (const one of due) {
      const at = new Date(one.starts_at);
      const on = dayIn(one.zone, at);
      const params = {
        ...{ customer: one.customer, things: one.things || "–" },
        when: `${on.slice(5)} ${clockOf(minutesIn(one.zone, on, at))}`,
      };
      const about = { params, document: "appointment", documentId: one.id } as const;
      await notify(tx, { people: one.booked ?? [], message: "appointments.tomorrow", ...about });
      await notify(tx, {
        ...{ people: [one.owner_id], message: "appointments.tell-customer", meaning: "waiting" },
        ...about,
      });
    }
    return due.length;
  });
}

export const tasks: readonly Task[] = [
  {
    name: "appointments.end-holds",
    cron: "* * * * *",
    run: async (as) => {
      await endHolds(as);
    },
  },
  {
    name: "appointments.remind",
    cron: "*/10 * * * *",
    run: async (as) => {
      await remindOfTomorrow(as);
    },
  },
];
