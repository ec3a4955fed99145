import "server-only";
import type { Staff } from "@/lib/core/actor";
import { onStop } from "@/lib/core/boot";
import { type News, onNews } from "@/lib/core/live";
import { logBug } from "@/lib/core/log";
import { staffOf } from "@/lib/core/session";
import { countUnread } from "./queries";

const heartbeat = 15_000;
const recheck = 30_000;

const shared = globalThis as typeof globalThis & { apertureStreams?: Set<() => void> };

/** Open streams end with the server, so that it need not wait for them. */
function streams(): Set<() => void> {
  if (!shared.apertureStreams) {
    const open = new Set<() => void>();
    shared.apertureStreams = open;
    onStop(async () => {
      for (const end of open) end();
    });
  }
  return shared.apertureStreams;
}

/**
 * Server-sent events for one person. It carries ids and a count, never content: the page reads again
 * inside the reader's rights. The session is looked up every half minute and ends the stream.
 */
export function liveStream(
  actor: Staff,
  documents: ReadonlySet<string>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          end();
        }
      };
      const event = (name: string, data: string | number) =>
        send(`event: ${name}\ndata: ${data}\n\n`);
      const count = () =>
        countUnread(actor).then(
          (unread) => event("inbox", unread),
          (error) => logBug(error, "live"),
        );
      const check = () =>
        staffOf(Buffer.from(actor.sessionHash, "hex")).then(
          (still) => {
            if (still) return;
            event("ended", 1);
            end();
          },
          (error) => logBug(error, "live"),
        );
      const hear = (news: News) => {
        if (news.topic === "inbox" && news.people.includes(actor.id)) void count();
        if (news.topic === "document" && documents.has(news.id)) event("changed", news.id);
        if (news.topic === "missed") {
          void count();
          if (documents.size > 0) event("changed", "all");
        }
      };
      const stop = onNews(hear);
      const beat = setInterval(() => send(": \n\n"), heartbeat);
      const watch = setInterval(() => void check(), recheck);
      end = () => {
        end = () => {};
        stop();
        clearInterval(beat);
        clearInterval(watch);
        streams().delete(over);
        signal.removeEventListener("abort", over);
        try {
          controller.close();
        } catch {
          // The browser has already gone.
        }
      };
      const over = () => end();
      streams().add(over);
      signal.addEventListener("abort", over);
      send("retry: 3000\n\n");
      void count();
    },
    cancel() {
      end();
    },
  });
}
