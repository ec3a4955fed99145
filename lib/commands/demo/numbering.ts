import type { TransactionSql } from "postgres";
import { dayIn } from "../../core/time.ts";
import type { Branch } from "./company.ts";

/** Official numbers of one kind in the order in which they are asked for, and at the end its counters. */
export function numbersOf(kind: string, prefix: string) {
  const counters = new Map<string, number>();
  const next = (branch: Branch, at: Date): string => {
    const year = dayIn("Asia/Shanghai", at).slice(0, 4);
    const key = `${branch.id}|${year}`;
    counters.set(key, (counters.get(key) ?? 0) + 1);
    return `${prefix}-${branch.code}-${year.slice(2)}-${String(counters.get(key)).padStart(6, "0")}`;
  };
  const keep = async (sql: TransactionSql) => {
    for (const [key, last] of counters) {
      const [branchId = "", year = ""] = key.split("|");
      await sql`insert into number_counters (kind, branch_id, year, last)
        values (${kind}, ${branchId}, ${Number(year)}, ${last})`;
    }
  };
  return { next, keep };
}
