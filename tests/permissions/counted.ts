import { admin } from "../support/admin";

/**
 * Counts every row that is written, in the writer's own transaction: what was rolled back does not
 * count. What the background work of a running server writes is left out.
 */
export async function countWrites(): Promise<void> {
  await admin.unsafe(`
    create table if not exists counted (tbl text not null, at bigint generated always as identity);
    create or replace function count_write() returns trigger language plpgsql security definer
      set search_path = '' as $$
    begin
      if session_user <> 'app_worker' then insert into public.counted (tbl) values (tg_table_name); end if;
      return null;
    end $$`);
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'counted'`;
  for (const { name } of tables)
    await admin.unsafe(
      `create or replace trigger counted after insert or update or delete on ${name}
       for each row execute function count_write()`,
    );
}

/** The tables that were written meanwhile, once for each row; a session's "last seen" is no news. */
export async function written(during: () => Promise<unknown>): Promise<string[]> {
  await admin`delete from counted`;
  await during();
  const rows = await admin<{ tbl: string }[]>`
    select tbl from counted where tbl <> 'sessions' order by tbl`;
  return rows.map(({ tbl }) => tbl);
}
