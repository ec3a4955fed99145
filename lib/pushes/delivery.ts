import "server-only";
import { withTx } from "@/db";
import { logBug } from "@/lib/core/log";
import type { Task } from "@/lib/core/queue";
import { unsealOf } from "@/lib/suppliers/sealed";
import { type Channels, channels } from "./channels/channels";
import { type Claimed, claimNext } from "./claim";
import { type Ending, recordEnding } from "./effect";
import { addressOfLink, tokenOf } from "./links";
import { messageOf } from "./message";
import { pdfOf } from "./sheet-pdf";

/** So often a message may be sent without its ending being written down; then a person has to look. */
const mostLost = 3;

const asWorker = { as: "worker" } as const;

export type Delivering = {
  channels: Channels;
  /** How long a worker may hold a message: longer than a mail server that takes 30 s for each reply. */
  lease?: string;
  /** How many at once. */
  hands?: number;
  /** Where a test kills the process. */
  reach?: (point: string) => Promise<void> | void;
};

/**
 * Sends everything that is due. At least once each: it is claimed in one transaction, sent outside of
 * any, and its result is written in another (INV-12). Safe to run anywhere, at the same time.
 */
export async function deliverDue(setup: Delivering): Promise<void> {
  const hands = Array.from({ length: setup.hands ?? 8 }, () => work(setup));
  await Promise.all(hands);
}

async function work(setup: Delivering): Promise<void> {
  while (await deliverNext(setup));
}

/** False when nothing is due any more. */
async function deliverNext({ channels: ways, lease = "5 minutes", reach }: Delivering) {
  const quiet = Object.entries(ways).flatMap(([kind, way]) => (way.knowsRepeats ? kind : []));
  await reach?.("before claim");
  const claimed = await withTx(asWorker, async (tx) => {
    const one = await claimNext(tx, lease, quiet);
    await reach?.("in claim");
    return one;
  });
  if (claimed === "none") return false;
  if (claimed === "stopped") return true;
  await reach?.("claimed");
  const ending = await attempt(ways, claimed, reach);
  await reach?.("before effect");
  try {
    await withTx(asWorker, async (tx) => {
      await recordEnding(tx, claimed, ending, !ways[claimed.channel].knowsRepeats);
      await reach?.("in effect");
    });
  } catch (error) {
    // It stays claimed until its lease ends, and counts as lost then; the others need not wait.
    logBug(error, "delivery");
  }
  await reach?.("after effect");
  return true;
}

async function attempt(
  ways: Channels,
  claimed: Claimed,
  reach: Delivering["reach"],
): Promise<Ending> {
  const { id, purpose, number, revision, content, place, link, channel } = claimed;
  if (claimed.lost >= mostLost) return { kind: "failed", failure: "unrecorded" };
  if (!content) return { kind: "failed", failure: "no-content" };
  if (!place) return { kind: "failed", failure: "channel-gone" };
  if (!link && purpose === "push") return { kind: "failed", failure: "link-ended" };
  try {
    const address = await unsealOf("address", place.id, place.address);
    const secret = place.secret && (await unsealOf("secret", place.id, place.secret));
    const url = link ? addressOfLink(await tokenOf(link)) : "";
    const told = { id, purpose, number, revision, content, link: url };
    const pdf = channel === "email" && purpose === "push" ? await pdfOf(told) : null;
    await reach?.("before send");
    const ending = await ways[channel].send(messageOf(told, pdf), { address, secret });
    await reach?.("after send");
    return ending;
  } catch (error) {
    return { kind: "retry", failure: "our-fault", detail: logBug(error, "delivery") };
  }
}

export const deliver: Task = {
  name: "pushes.deliver",
  cron: "* * * * *",
  wokenBy: "outbox",
  run: () => deliverDue({ channels: channels() }),
};
