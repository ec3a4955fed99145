import { PgBoss } from "pg-boss";
import type { Sql } from "postgres";

/** The job queue's tables, made here so that the roles which serve own none of them. */
export async function ensureQueues(ownerUrl: string, owner: Sql) {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: "boss",
    max: 2,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  await owner.unsafe(`
    grant usage on schema boss to app_worker, app_rw, app_backup;
    grant select, insert, update, delete on all tables in schema boss to app_worker;
    grant select on all tables in schema boss to app_backup;
    grant execute on all functions in schema boss to app_worker;
    alter default privileges in schema boss grant select, insert, update, delete on tables to app_worker`);
}
