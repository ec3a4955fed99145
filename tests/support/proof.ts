import { appendFileSync } from "node:fs";

/**
 * How often a promise is tried: a few times in npm test, as often as contract.md says in npm run
 * prove, which prints these counts in its table.
 */
export function times(id: string, few: number, many: number): number {
  const count = process.env.PROVE ? many : few;
  if (process.env.PROVE_COUNTS)
    appendFileSync(process.env.PROVE_COUNTS, `${JSON.stringify({ id, count })}\n`);
  return count;
}
