import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { type Tx, withTx } from "@/db";
import { CommitUnknown, databaseError, lostConnection } from "@/db/errors";
import type { Permission, Staff } from "./actor";
import { type Trace, writeTrace } from "./audit";
import { contextOf, must } from "./guard";
import { log, logBug } from "./log";
import { answerKept, once } from "./once";
import { nobody } from "./prove";
import { Refusal } from "./refusal";
import { recordRefusal } from "./refused";
import { sameOrigin, thisRequest } from "./request";
import type { Failure, Result } from "./result";
import { currentStaff } from "./session";

/**
 * Who may call: a right; "staff", whoever is signed in, for what is his own; or "anyone", before
 * there is a session. Which rows a right covers is checked inside, by mustReach.
 */
export type May = Permission | "staff" | "anyone";
export type Caller<M extends May> = M extends "anyone" ? null : Staff;

type Call<M extends May, P> = {
  tx: Tx;
  actor: Caller<M>;
  input: P;
  /** Must be called at least once: an act leaves a trace in its own transaction (INV-19). */
  trace: (trace: Trace) => Promise<void>;
};

type Act<M extends May, S extends z.ZodType, T, P> = {
  may: M;
  input: S;
  /**
   * Work that must not hold a transaction open: hashing, sealing, looking at a file. What it returns
   * is the input of `run`.
   */
  prepare?: (input: z.output<S>, actor: Caller<M>) => Promise<P>;
  /**
   * The answer is a secret (a revealed number) and must not be kept for a repeated request. Such an
   * act may happen twice without harm.
   */
  unkept?: true;
  run: (call: Call<M, P>) => Promise<T>;
};

/** An act as the browser calls it: the form's values, and the form's idempotency key. */
export type Action<I, T> = ((raw: I, key?: string) => Promise<Result<T>>) & {
  /** Who may call and with what: the permission matrix is tested against these (PM-03). */
  readonly may: May;
  readonly input: z.ZodType;
};

/**
 * The only way to change data. In order: is the request ours, who are you, may you, is the input
 * sound, then one transaction that happens once per key and must leave a trace, then a typed result.
 * The answer carries no page: the form that asked draws the one it leads to (useAction).
 */
export function action<M extends May, S extends z.ZodType, T, P = z.output<S>>(
  act: Act<M, S, T, P>,
): Action<z.input<S>, T> {
  const perform = async (raw: z.input<S>, key?: string): Promise<Result<T>> => {
    try {
      if (!(await sameOrigin())) throw new Refusal("core.forbidden");
      const actor = await callerFor(act.may);
      const sound = act.input.parse(raw);
      // The key belongs to what was asked: what prepare adds (a salt, a token) differs each time.
      const repeat = key && !act.unkept ? { key: keyInput.parse(key), asked: sound } : undefined;
      const data = act.prepare
        ? await act.prepare(sound, actor).then(
            (input) => transact(act, actor, input, repeat),
            (error) => earlierAnswer<T>(actor, repeat, error),
          )
        : await transact(act, actor, sound as P, repeat);
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      const failure = explain(error);
      if (failure.code === "core.forbidden") await recordRefusal(await currentStaff(), act.may);
      return { ok: false, failure };
    }
  };
  return Object.assign(perform, { may: act.may, input: act.input });
}

async function callerFor<M extends May>(may: M): Promise<Caller<M>> {
  if (may === "anyone") return null as Caller<M>;
  const actor = await currentStaff();
  if (!actor) throw new Refusal("core.signed-out");
  if (may !== "staff") must(actor, may as Permission);
  return actor as Caller<M>;
}

type Repeat = { key: string; asked: unknown } | undefined;

/**
 * What cannot be prepared may be what this very request did before: the link is used up, the old
 * password no longer right. Then the first answer stands.
 */
async function earlierAnswer<T>(actor: Staff | null, repeat: Repeat, why: unknown): Promise<T> {
  const kept =
    repeat &&
    (await withTx(
      actor ? contextOf(actor) : { as: "door" },
      (tx) => answerKept(tx, actor?.id ?? null, repeat.key, repeat.asked),
      { readOnly: true },
    ));
  if (!kept) throw why;
  return kept.answer as T;
}

async function transact<M extends May, S extends z.ZodType, T, P>(
  { run }: Act<M, S, T, P>,
  actor: Caller<M>,
  input: P,
  repeat: Repeat,
): Promise<T> {
  const request = await thisRequest();
  const attempt = () => withTx(actor ? contextOf(actor) : { as: "door" }, inTransaction);
  const inTransaction = async (tx: Tx) => {
    const traces = { written: 0 };
    const trace = async (one: Trace) => {
      await writeTrace(tx, actor ?? nobody, request, one);
      traces.written += 1;
    };
    const work = async () => {
      const out = await run({ tx, actor, input, trace });
      if (traces.written === 0) throw new Error("an act changed data without leaving a trace");
      return out;
    };
    return repeat ? once(tx, actor?.id ?? null, repeat.key, repeat.asked, work) : work();
  };
  try {
    return await attempt();
  } catch (error) {
    // Lost during COMMIT: the same act with the same key answers what became of it (contract.md 0).
    if (!repeat || !(error instanceof CommitUnknown)) throw error;
    return attempt();
  }
}

/** Made by the form, never typed. */
const keyInput = z.string().regex(/^[\w-]{8,64}$/);

/** Business answers of the database: constraints that a person can run into (contract.md 0). */
const answers: Record<string, string> = {
  "23505": "core.already-there",
  "23P01": "core.already-taken",
  "23514": "core.rule-broken",
  "23001": "core.rule-broken",
  "23503": "core.gone",
  "42501": "core.forbidden",
  "55P03": "core.busy",
  "57014": "core.busy",
};

export function explain(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, params: error.params, ...error.more };
  if (error instanceof z.ZodError) return { code: "core.invalid", fields: byField(error) };
  const sql = databaseError(error);
  if (sql && ["53100", "53300"].includes(sql.code)) {
    log.fatal({ alarm: "database-full", sqlstate: sql.code });
    return { code: "core.unavailable" };
  }
  if (lostConnection(error)) return { code: "core.unavailable" };
  const answer = sql ? answers[sql.code] : undefined;
  if (answer) {
    log.warn({ refusedByDatabase: sql?.code, constraint: sql?.constraint_name });
    return { code: answer };
  }
  return { code: "core.unexpected", params: { ref: logBug(error, "action") } };
}

/** { "lines.0.unitPrice": ["core.not-an-amount"] } — the same paths the form uses. */
function byField({ issues }: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const field = path.join(".");
    fields[field] = [...(fields[field] ?? []), message];
  }
  return fields;
}
