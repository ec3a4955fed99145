import "server-only";
import { randomInt } from "node:crypto";
import pino from "pino";
import { databaseError } from "@/db/errors";

/** The one log. It takes codes, ids and counts; never names, phones, tokens or what people typed. */
export const log = pino({
  base: undefined,
  level: process.env.LOG_LEVEL ?? "info",
  timestamp: pino.stdTimeFunctions.isoTime,
});

const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Short enough to read over the phone: "7K2M-QX9D". */
export function reference(): string {
  const one = () => letters[randomInt(letters.length)];
  return `${Array.from({ length: 4 }, one).join("")}-${Array.from({ length: 4 }, one).join("")}`;
}

/**
 * Logs our own mistake once and returns the reference that the person sees. Of a database error only
 * the code and the names in the schema are kept: its message and parameters hold what people typed.
 */
export function logBug(error: unknown, where: string): string {
  const ref = reference();
  const sql = databaseError(error);
  log.error({
    ref,
    where,
    ...(sql
      ? {
          sqlstate: sql.code,
          table: sql.table_name,
          constraint: sql.constraint_name,
          routine: sql.routine,
        }
      : { kind: error instanceof Error ? error.name : typeof error }),
    stack: stackOf(error),
  });
  return ref;
}

/** The frames without the first line, which is the message. */
const stackOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .map((line) => line.trim())
    : [];
