import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { ownCluster } from "../support/own-cluster";
import { times } from "../support/proof";

const { fall } = await ownCluster();
const { openStudio } = await import("../support/make/purchase-orders");
const { people } = await import("../support/history");

/** Lets them write, fells the database in the middle, and waits until somebody is answered again. */
async function felled(signal: "SIGKILL" | "SIGINT") {
  await openStudio();
  const { write, lost, askAgain, answered } = await people();
  let over = false;
  const writing = write(() => over);
  await wait(600 + Math.random() * 600);
  const begun = performance.now();
  await fall(signal);
  const before = answered();
  while (answered() === before) await wait(20);
  const outage = performance.now() - begun;
  await wait(300);
  over = true;
  await writing;
  return { outage, lost: await lost(), wrong: await askAgain() };
}

describe("while sixty-four people write", () => {
  const cases = [
    { id: "FI-01", what: "the database is killed", signal: "SIGKILL", rounds: 50, limit: 10_000 },
    { id: "FI-05", what: "the database is restarted", signal: "SIGINT", rounds: 10, limit: 15_000 },
  ] as const;
  for (const { id, what, signal, rounds, limit } of cases)
    test(
      `${id} ${what}: nothing acknowledged is lost, nothing happens twice, and work goes on`,
      async () => {
        for (let round = times(id, 1, rounds); round > 0; round -= 1) {
          const { outage, lost, wrong } = await felled(signal);
          expect(lost).toEqual([]);
          expect(wrong).toEqual([]);
          expect(outage).toBeLessThan(limit);
        }
      },
      rounds * 60_000,
    );
});
