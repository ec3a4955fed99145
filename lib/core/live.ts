import "server-only";
import { EventEmitter } from "node:events";
import { sql } from "drizzle-orm";
import { listen, type Tx } from "@/db";
import { log, logBug } from "./log";

/** What changed, never its content: whoever hears it reads again, inside his own rights. */
export type News =
  | { topic: "inbox"; people: string[] }
  | { topic: "document"; id: string }
  | { topic: "outbox" }
  /** The connection was lost and is back: something may have been said meanwhile. */
  | { topic: "missed" };

const channel = "aperture_news";
const shared = globalThis as typeof globalThis & { apertureNews?: EventEmitter };

/** Tells every server, once this transaction has committed. */
export async function announce(tx: Tx, news: News): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(news)})`);
}

/** Calls `hear` for all news from any server; returns how to stop. One LISTEN serves the process. */
export function onNews(hear: (news: News) => void): () => void {
  const emitter = hub();
  emitter.on("news", hear);
  return () => emitter.off("news", hear);
}

function hub(): EventEmitter {
  if (shared.apertureNews) return shared.apertureNews;
  const emitter = new EventEmitter().setMaxListeners(0);
  shared.apertureNews = emitter;
  listen(
    channel,
    (payload) => emitter.emit("news", JSON.parse(payload) as News),
    // After a lost connection something may have been missed: let everybody look.
    () => {
      emitter.emit("news", { topic: "outbox" } satisfies News);
      emitter.emit("news", { topic: "missed" } satisfies News);
    },
  ).catch((error) => {
    shared.apertureNews = undefined;
    log.warn({ live: "not listening", ref: logBug(error, "live") });
  });
  return emitter;
}
