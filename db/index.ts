import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { SQL } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { connect } from "./address";
import {
  CommitUnknown,
  databaseError,
  lostConnection,
  TransactionOver,
  withoutValues,
} from "./errors";

/** A transaction: the only thing with which data can be read or written. */
export type Tx = PostgresJsDatabase;

/**
 * In whose name a transaction runs. It chooses the database role and the row security context
 * (contract.md 6.3); hashes are hex of sha256.
 */
export type Context =
  | { as: "session"; hash: string }
  | { as: "nobody" }
  /** Before there is a session: signing in, the first run, a new password. Nobody else may (6.3). */
  | { as: "door" }
  | { as: "link"; hash: string }
  | { as: "worker" };

const doors = {
  session: "APP_DB_RW",
  nobody: "APP_DB_RW",
  door: "APP_DB_DOOR",
  link: "APP_DB_LINK",
  worker: "APP_DB_WORKER",
} as const;
/** A backend costs 20 MB, and more than three to a processor only wait for each other. */
const most = Math.max(6, 3 * availableParallelism());
const sizes = { APP_DB_RW: most, APP_DB_DOOR: 4, APP_DB_LINK: most, APP_DB_WORKER: most } as const;

// Next loads this module once for pages and once for route handlers; the pools are shared.
const shared = globalThis as typeof globalThis & { aperturePools?: Map<string, Sql> };

function pool(as: Context["as"]): Sql {
  shared.aperturePools ??= new Map();
  const pools = shared.aperturePools;
  const door = doors[as];
  let found = pools.get(door);
  if (!found) {
    const url = process.env[door];
    if (!url) throw new Error(`${door} is not set: start the product with npm start`);
    found = connect(url, {
      max: Number(process.env.APP_DB_POOL ?? sizes[door]),
      idle_timeout: 300,
      connect_timeout: 10,
      onnotice: () => {},
      connection: {
        application_name: `aperture ${door.slice(7).toLowerCase()}`,
        // A statement of a page is long; planning it anew for each reader took as long as running it.
        ...(door === "APP_DB_RW" && { plan_cache_mode: "force_generic_plan" }),
      },
    });
    pools.set(door, found);
  }
  return found;
}

/** One connection of its own for LISTEN; see lib/core/live.ts. */
export const listen = (
  channel: string,
  onMessage: (payload: string) => void,
  onListen: () => void,
) => pool("session").listen(channel, onMessage, onListen);

/** Closes every pool. Called once, when the server has drained. */
export async function closePools(): Promise<void> {
  await Promise.all(
    [...(shared.aperturePools?.values() ?? [])].map((one) => one.end({ timeout: 5 })),
  );
  shared.aperturePools?.clear();
}

const within = new AsyncLocalStorage<true>();

/**
 * One statement in nobody's name, without BEGIN and COMMIT around it: it is its own transaction. For
 * the question that every request begins with. Asked again once when the connection was lost.
 */
export async function askOnce<T extends Record<string, unknown>>(question: SQL) {
  if (within.getStore()) throw new Error("askOnce inside withTx: ask the transaction instead");
  const root = pool("nobody");
  const ask = () => drizzle(guarded(root, root, { over: false })).execute<T>(question);
  return ask()
    .catch((error) => (lostConnection(error) ? ask() : Promise.reject(error)))
    .catch((error) => Promise.reject(withoutValues(error)));
}

/**
 * Runs `run` in one transaction in the name of `context`. Serialization failures and deadlocks
 * repeat it as a whole, at most five times, and a connection lost before COMMIT once; so `run`
 * touches nothing but `tx` (no mail, no files, no hashing). A transaction inside a transaction is our
 * mistake and throws. What the database refuses leaves as a DatabaseError, without its values.
 */
export async function withTx<T>(
  context: Context,
  run: (tx: Tx) => Promise<T>,
  options: { readOnly?: boolean } = {},
): Promise<T> {
  if (within.getStore()) throw new Error("withTx inside withTx: pass tx on instead");
  let lost = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within.run(true, () => once(context, run, options.readOnly ?? false));
    } catch (error) {
      const losing = lostConnection(error) && !(error instanceof CommitUnknown);
      if (attempt === 5 || !(repeatable(error) || (losing && !lost))) throw withoutValues(error);
      lost ||= losing;
      await sleep(20 + Math.random() * 380 * (attempt / 5));
    }
  }
}

/**
 * One attempt. When the backend dies, begin() rejects, but the callback lives on; were it to settle
 * then, postgres.js would send its COMMIT or ROLLBACK to a dead socket (the process crashes) or to
 * the connection that came after (another request's transaction). So from that moment on the
 * callback neither reaches the database nor settles.
 */
async function once<T>(
  context: Context,
  run: (tx: Tx) => Promise<T>,
  readOnly: boolean,
): Promise<T> {
  const root = pool(context.as);
  const guard = { over: false };
  let committing = false;
  const lost = Promise.withResolvers<never>();
  const never = new Promise<never>(() => {});
  const end = (error: unknown) => {
    guard.over = true;
    lost.reject(error);
    return never;
  };
  const begun = root.begin(readOnly ? "read only" : "", async (raw) => {
    try {
      // Sent now but not awaited alone: it travels with the first statement, ahead of it, and a
      // failure of either fails the transaction.
      const ready = settle(raw, context);
      const [result] = await Promise.all([run(drizzle(guarded(raw, root, guard))), ready]);
      if (guard.over) return await never;
      committing = !readOnly;
      return result;
    } catch (error) {
      if (guard.over) return never;
      if (lostConnection(error)) return end(error);
      throw error;
    }
  });
  try {
    return (await Promise.race([begun, lost.promise])) as T;
  } catch (error) {
    if (committing && lostConnection(error)) throw new CommitUnknown("COMMIT", { cause: error });
    throw error;
  } finally {
    guard.over = true;
    begun.catch(() => {});
    lost.promise.catch(() => {});
  }
}

/** Row security's context, for this transaction only (contract.md 6.3). */
function settle(raw: TransactionSql, context: Context): Promise<unknown> {
  if (!("hash" in context)) return Promise.resolve();
  const setting = context.as === "session" ? "app.session" : "app.link";
  const text = "select set_config($1, $2, true)";
  return raw.unsafe(text, [setting, context.hash], { prepare: true }).execute();
}

/**
 * The transaction's connection as drizzle sees it, with two changes. Statements are prepared, so the
 * server plans each once. And once the transaction is over, a statement throws: when a backend dies
 * in mid-transaction, postgres.js rejects begin() but lets the callback go on, and its next statement
 * would run in autocommit on whatever connection came after (porsager/postgres #1204).
 */
function guarded(raw: Sql | TransactionSql, root: Sql, guard: { over: boolean }): Sql {
  return new Proxy(raw as unknown as Sql, {
    get(target, key) {
      if (key === "options") return root.options;
      if (key === "begin" || key === "savepoint") {
        return () => {
          throw new Error("no transaction within a transaction");
        };
      }
      if (key !== "unsafe") return Reflect.get(target, key);
      return (text: string, values?: never[], options?: object) => {
        if (guard.over) throw new TransactionOver("this transaction has already ended");
        // Last: drizzle says `prepare: false` for every statement that was not named by hand.
        return target.unsafe(text, values, { ...options, prepare: true });
      };
    },
    apply() {
      throw new Error("statements go through drizzle");
    },
  });
}

const repeatable = (error: unknown) =>
  ["40001", "40P01"].includes(databaseError(error)?.code ?? "");
