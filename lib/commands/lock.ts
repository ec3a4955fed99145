import type { Sql } from "postgres";
import { connect } from "../../db/address.ts";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** Any number, but always the same: "aperture" on a telephone's keys. */
const key = 27_378_873;

/**
 * The lock on a data directory is a session lock in its own PostgreSQL: it ends with the session,
 * however this process ends. Its holder tells his name with the connection.
 */
export async function takeLock(url: string, path: string, address: string, onLost: () => void) {
  let isOurs = false;
  const sql = connect(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: `process ${process.pid}, ${address}`.slice(0, 63) },
    onclose: () => {
      if (isOurs) onLost();
    },
  });
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${key}) as taken`;
  isOurs = row?.taken === true;
  if (isOurs) return sql;
  const held = await holderOf(sql);
  await sql.end({ timeout: 0 });
  throw new Problem(say("lock.held", { path, ...held }));
}

async function holderOf(sql: Sql) {
  const [row] = await sql<{ holder: string; since: string }[]>`
    select a.application_name as holder, to_char(a.backend_start, 'YYYY-MM-DD HH24:MI "UTC"') as since
    from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and l.objid = ${key}`;
  return row ?? { holder: "?", since: "?" };
}
