import "server-only";
import type postgres from "postgres";

/** Thrown into code that goes on after its transaction has ended; see guarded() in db/index.ts. */
export class TransactionOver extends Error {
  override name = "TransactionOver";
}

/** The connection was lost while COMMIT was under way: it may have happened, or not. */
export class CommitUnknown extends Error {
  override name = "CommitUnknown";
}

type Said = Pick<
  postgres.PostgresError,
  "code" | "severity" | "constraint_name" | "table_name" | "routine"
>;

/**
 * What the database or the way to it refused, as it leaves a transaction: codes and names of the
 * schema. The driver's own error, and drizzle's around it, hold what people typed; and a framework
 * prints what it is thrown.
 */
export class DatabaseError extends Error implements Partial<Said> {
  override name = "DatabaseError";
  /** An SQLSTATE, or the driver's word for a connection that ended. */
  readonly code: string;
  readonly severity: string | undefined;
  readonly constraint_name: string | undefined;
  readonly table_name: string | undefined;
  readonly routine: string | undefined;

  constructor({ code, stack, ...said }: Partial<Said> & { code: string; stack?: string }) {
    super([code, said.constraint_name ?? said.table_name].filter(Boolean).join(" "));
    this.code = code;
    this.severity = said.severity;
    this.constraint_name = said.constraint_name;
    this.table_name = said.table_name;
    this.routine = said.routine;
    const frames = (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    this.stack = [`${this.name}: ${this.message}`, ...frames].join("\n");
  }
}

/** The driver's error, whether it stands alone or inside drizzle's. */
function causeOf(error: unknown): (Error & { code: string }) | null {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string"
    ? (cause as Error & { code: string })
    : null;
}

/**
 * What PostgreSQL itself said, or null. Known by its shape: the build shortens the names of classes,
 * and holds the driver once for pages and once for handlers, which share the pools.
 */
export function databaseError(error: unknown): Said | null {
  const cause = causeOf(error);
  return cause && "severity" in cause && cause.severity ? (cause as Error & Said) : null;
}

/** A connection that ended under a statement: the transaction did not commit, or we do not know. */
export const lostConnection = (error: unknown): boolean =>
  /^(CONNECTION_|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|57P0)/.test(causeOf(error)?.code ?? "");

/** The error without what people typed; what did not come from the database stays as it is. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof CommitUnknown)
    return new CommitUnknown(error.message, { cause: withoutValues(error.cause) });
  if (error instanceof DatabaseError || !(databaseError(error) || lostConnection(error)))
    return error;
  const cause = causeOf(error);
  return cause ? new DatabaseError(cause) : error;
}
