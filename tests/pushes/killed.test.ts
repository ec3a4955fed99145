import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channels } from "@/lib/pushes/channels/channels";
import { closeMail } from "@/lib/pushes/channels/email";
import { deliverDue } from "@/lib/pushes/delivery";
import { admin } from "../support/admin";
import { attemptsOf, deliveryRow, queued, webhookSecret } from "../support/make/deliveries";
import { times } from "../support/proof";
import { mailServer, webReceiver } from "../support/receivers";
import { tls } from "../support/tls";
import { startWorker } from "../support/worker";

/** Between any two steps of a delivery, inside its transactions as well. */
const points = [
  "before claim",
  "in claim",
  "claimed",
  "before send",
  "after send",
  "before effect",
  "in effect",
  "after effect",
];
/** npm run prove kills two hundred times, npm test once at each point. */
const rounds = times("INV-12", points.length, 200) / points.length;

/** Takes, then now and then hangs up, says 500, or answers when nobody waits any more. */
const moods = ["take", "drop", "take", "fail", "late", "take"] as const;
let asked = 0;
const mood = () => moods[asked++ % moods.length] ?? "take";

let receiver: Awaited<ReturnType<typeof webReceiver>>;
beforeAll(async () => {
  receiver = await webReceiver(async ({ path }) => {
    const now = mood();
    if (now === "drop") return "drop";
    if (now === "fail") return { status: 500 };
    if (now === "late") await new Promise((resolve) => setTimeout(resolve, 700));
    return { status: 200, body: path.startsWith("/robot") ? '{"errcode":0}' : "" };
  });
});
afterAll(() => receiver.close());

/**
 * Runs a worker that dies at this point, or when `born` has given it to somebody who kills it; resolves
 * with the signal it died by.
 */
function die(
  at: string,
  after: number,
  { mail = "", born = () => {} }: { mail?: string; born?: (child: ChildProcess) => void } = {},
): Promise<string | null> {
  const { child, ended } = startWorker({
    DIE_AT: at,
    DIE_AFTER: String(after),
    RECEIVER_PORT: String(receiver.port),
    MAIL_URL: mail,
  });
  born(child);
  return ended;
}

/** Another server takes over, until the outbox is empty; waits and leases are over at once. */
async function finish(smtp = "") {
  const ways = channels({ fetch: receiver.fetch, smtp, hosts: [tls.host] });
  for (let turn = 0; turn < 20; turn += 1) {
    await admin`update push_deliveries set next_attempt_at = now(),
      lease_until = case when lease_until is not null then now() - interval '1 second' end where status = 'queued'`;
    await deliverDue({ channels: ways });
    const [left] =
      await admin`select count(*)::int as n from push_deliveries where status = 'queued'`;
    if (left?.n === 0) return;
  }
  throw new Error("the outbox does not empty");
}

const idsReceived = () =>
  new Set(receiver.got.map(({ headers }) => headers["webhook-id"]).filter(Boolean));

describe("INV-12 a worker killed by SIGKILL in mid-delivery", () => {
  test.each(points)(
    "%s: every webhook arrives under its one id, and each result is written once",
    async (point) => {
      for (let round = 0; round < rounds; round += 1) {
        const before = idsReceived();
        const ids: string[] = [];
        for (let n = 0; n < 3; n += 1) {
          const way = {
            kind: "webhook",
            address: `${receiver.url}/hook`,
            secret: webhookSecret,
          } as const;
          ids.push((await queued(way)).id);
        }
        expect(await die(point, 1 + (round % 3))).toBe("SIGKILL");
        await finish();
        const arrived = [...idsReceived()].filter((id) => !before.has(id));
        expect(arrived.sort()).toEqual(ids.sort());
        for (const id of ids) {
          const row = await deliveryRow(id);
          const attempts = await attemptsOf(id);
          expect(row).toMatchObject({ status: "sent", maybe_twice: false });
          expect(attempts.filter(({ outcome }) => outcome === "sent")).toHaveLength(1);
          expect(attempts.map(({ seq }) => seq)).toEqual(attempts.map((_, at) => at + 1));
          expect(attempts.length).toBe(row.attempts);
        }
      }
    },
    rounds * 60_000,
  );

  test("a robot's message that may have come twice says 可能重复", async () => {
    const { id } = await queued({ kind: "wecom", address: `${receiver.url}/robot` });
    expect(await die("after send", 1)).toBe("SIGKILL");
    await finish();
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", maybe_twice: true });
    expect((await attemptsOf(id))[0]).toMatchObject({ outcome: "unknown", failure: "interrupted" });
  }, 60_000);
});

describe("INV-12 mail, and a sender killed by SIGKILL", () => {
  const idOf = (mail: string) => mail.match(/^Message-ID: (.+?)\r?$/im)?.[1];

  /** A mail server that keeps every mail, and has the sender of the first killed before it answers. */
  async function killing(kill: () => void, at: "data" | "envelope") {
    const got: string[] = [];
    const first = { left: true };
    const struck = (where: typeof at) => {
      const strikes = first.left && where === at;
      if (strikes) {
        first.left = false;
        kill();
      }
      return strikes;
    };
    const server = await mailServer({
      // Who is killed here waits for an answer that does not come.
      onRcptTo: (_address, _session, done) => void (struck("envelope") || done()),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          got.push(Buffer.concat(chunks).toString());
          if (!struck("data")) done();
        });
      },
    });
    return { ...server, got };
  }

  test.each([
    ["after the whole mail, before the answer", "data", 2],
    ["in the middle of the envelope", "envelope", 1],
  ] as const)(
    "%s: it arrives, each time with the one Message-ID, and says 可能重复",
    async (_, at, arrivals) => {
      const sender: { child?: ChildProcess } = {};
      const server = await killing(() => sender.child?.kill("SIGKILL"), at);
      const { id } = await queued({ kind: "email", address: "factory@example.com" });
      const signal = await die("nowhere", 1, {
        mail: server.url,
        born: (child) => {
          sender.child = child;
        },
      });
      expect(signal).toBe("SIGKILL");
      await finish(server.url);
      closeMail();
      server.close();
      expect(server.got).toHaveLength(arrivals);
      expect(server.got.every((mail) => idOf(mail)?.startsWith(`<${id}@`))).toBe(true);
      expect(await deliveryRow(id)).toMatchObject({ status: "sent", maybe_twice: true });
      expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(["unknown", "sent"]);
    },
    60_000,
  );
});
