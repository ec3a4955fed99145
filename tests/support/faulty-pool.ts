import type { Sql, TransactionSql } from "postgres";

type Fault = "refused" | "lost";

/** What runs in the place of the n-th statement: the database refuses it, or its backend ends under it. */
const instead: Record<Fault, string> = {
  refused: "select 1 / 0",
  lost: "select pg_terminate_backend(pg_backend_pid())",
};

/** The pool of the acts, whose n-th statement fails. `mend` puts the sound one back. */
export function breakPool(nth: number, fault: Fault) {
  const pools = (globalThis as typeof globalThis & { aperturePools?: Map<string, Sql> })
    .aperturePools;
  const sound = pools?.get("APP_DB_RW");
  if (!pools || !sound) throw new Error("the pool has not been opened yet");
  const statements = { run: 0 };
  const breaking = (raw: TransactionSql) =>
    new Proxy(raw, {
      get(target, key) {
        if (key !== "unsafe") return Reflect.get(target, key);
        return (text: string, values?: never[], options?: object) => {
          statements.run += 1;
          if (statements.run !== nth) return target.unsafe(text, values, options);
          return target.unsafe(instead[fault], [], options);
        };
      },
    });
  pools.set(
    "APP_DB_RW",
    new Proxy(sound, {
      get(target, key) {
        if (key !== "begin") return Reflect.get(target, key);
        return (options: string, run: (raw: TransactionSql) => Promise<unknown>) =>
          target.begin(options, (raw) => run(breaking(raw)));
      },
    }),
  );
  return {
    statements,
    mend: () => {
      pools.set("APP_DB_RW", sound);
    },
  };
}
