import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { nextNumber } from "@/lib/core/numbers";
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
});
