import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { nextNumber } from "@/lib/core/numbers";
import { admin } from "../support/admin";
import { times } from "../support/proof";
import { branchId } from "../support/session";

const asWorker = { as: "worker" } as const;
const year = async () => {
  const [row] = await withTx(asWorker, (tx) =>
    tx.execute<{ year: string }>(
      sql`select to_char(now() at time zone 'Asia/Shanghai', 'YY') as year`,
    ),
  );
  return row?.year;
};

describe("INV-10: official numbers", () => {
  test("run on without a gap, although three in ten transactions fail after taking one", async () => {
    const branch = await branchId("XM01");
    const attempts = times("INV-10", 200, 2_000);
    const taken: string[] = [];
    const one = async (i: number) => {
      const number = await withTx(asWorker, async (tx) => {
        const next = await nextNumber(tx, "push", branch);
        if (i % 10 < 3) throw new Error("the act failed after all");
        return next;
      });
      taken.push(number);
    };
    for (let start = 0; start < attempts; start += 40) {
      await Promise.allSettled(Array.from({ length: 40 }, (_, i) => one(start + i)));
    }
    const running = taken.map((number) => Number(number.split("-").at(-1))).sort((a, b) => a - b);
    expect(running).toEqual(Array.from({ length: (attempts / 10) * 7 }, (_, i) => i + 1));
  });

  test("name kind, branch and year, and each branch counts for itself", async () => {
    const other = await branchId("XM02");
    const number = await withTx(asWorker, (tx) => nextNumber(tx, "push", other));
    expect(number).toBe(`TD-XM02-${await year()}-000001`);
    const order = await withTx(asWorker, (tx) => nextNumber(tx, "purchase-order", other));
    expect(order).toBe(`PO-XM02-${await year()}-000001`);
  });

  test("are ordered: who has the lower number was the first to be done, of sixteen at once", async () => {
    const branch = await branchId("XM01");
    const one = () =>
      withTx(asWorker, async (tx) => {
        await tx.execute(sql`select pg_sleep(random() * 0.02)`);
        const number = await nextNumber(tx, "push", branch);
        const [row] = await tx.execute<{ at: string }>(
          sql`select extract(epoch from clock_timestamp())::text as at, pg_sleep(random() * 0.01)`,
        );
        return { number, at: Number(row?.at) };
      });
    const taken = (await Promise.all(Array.from({ length: 16 * 4 }, one))).sort((a, b) =>
      a.number.localeCompare(b.number),
    );
    const moments = taken.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });

  test("carry the year of the branch's own calendar, and each year counts from one", async () => {
    await admin.unsafe(`create schema clock;
      create function clock.now() returns timestamptz language sql stable as $$ select timestamptz '2031-12-31 18:00+00' $$;
      grant usage on schema clock to app_worker; grant execute on function clock.now() to app_worker`);
    const at = async (code: string, zone: string) => {
      const id = randomUUID();
      await admin`insert into branches (id, code, name, zone) values (${id}, ${code}, ${code}, ${zone})`;
      return withTx(asWorker, async (tx) => {
        await tx.execute(sql`select set_config('search_path', 'clock, public, pg_catalog', true)`);
        return nextNumber(tx, "push", id);
      });
    };
    expect(await at("FAR", "Pacific/Kiritimati")).toBe("TD-FAR-32-000001");
    expect(await at("XMZ", "Asia/Shanghai")).toBe("TD-XMZ-32-000001");
    expect(await at("LATE", "Etc/GMT+12")).toBe("TD-LATE-31-000001");
  });
});
