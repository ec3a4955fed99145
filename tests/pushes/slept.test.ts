import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin } from "../support/admin";
import { attemptsOf, deliveryRow, queued, webhookSecret } from "../support/make/deliveries";
import { times } from "../support/proof";
import { webReceiver } from "../support/receivers";
import { startWorker } from "../support/worker";

let receiver: Awaited<ReturnType<typeof webReceiver>>;
beforeAll(async () => {
  receiver = await webReceiver(async () => ({ status: 200, body: "" }));
});
afterAll(() => receiver.close());

test(
  "INV-13: of five servers one sleeps past its lease, and what it writes when it wakes is refused",
  async () => {
    for (let round = times("INV-13", 1, 20); round > 0; round -= 1) {
      const ids: string[] = [];
      for (let n = 0; n < 4; n += 1)
        ids.push(
          (
            await queued({
              kind: "webhook",
              address: `${receiver.url}/hook`,
              secret: webhookSecret,
            })
          ).id,
        );
      const port = { RECEIVER_PORT: String(receiver.port) };
      const at = round % 2 === 0 ? "before send" : "before effect";
      const sleeper = startWorker({ ...port, DIE_AT: at, DIE_BY: "SIGSTOP" });
      await sleeper.untilAsleep();
      // Its lease is a second long.
      await wait(1200);
      const others = Array.from({ length: 4 }, () => startWorker(port).ended);
      await Promise.all(others);
      const before = await Promise.all(ids.map(deliveryRow));
      expect(before.map(({ status }) => status)).toEqual(ids.map(() => "sent"));
      sleeper.wake();
      await sleeper.ended;
      // Not a word of it: neither a second result nor an attempt that nobody had claimed.
      expect(await Promise.all(ids.map(deliveryRow))).toEqual(before);
      for (const id of ids) {
        const attempts = await attemptsOf(id);
        expect(attempts.filter(({ outcome }) => outcome === "sent")).toHaveLength(1);
      }
      const [left] = await admin`
        select count(*)::int as n from push_deliveries where status = 'queued'`;
      expect(left?.n).toBe(0);
    }
  },
  20 * 60_000,
);
