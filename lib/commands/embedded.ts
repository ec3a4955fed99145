import { setTimeout as wait } from "node:timers/promises";
import { takeLock } from "./lock.ts";
import { embeddedPostgres } from "./postgres.ts";
import { print } from "./print.mjs";
import { say } from "./words.mjs";

const database = "aperture";

/**
 * The database of a data directory, held by this process: one holder at a time, and started again
 * when it dies.
 */
export async function holdDatabase(
  dataDir: string,
  address: string,
  onEnd: (error: unknown) => void,
) {
  const cluster = embeddedPostgres(dataDir);
  let isStopping = false;
  let lost = false;

  async function hold() {
    const { adopted } = await cluster.ensure();
    lost = false;
    const lock = await takeLock(cluster.url(), dataDir, address, () => {
      if (isStopping || lost) return;
      lost = true;
      void recover();
    });
    return { adopted, lock };
  }

  async function recover() {
    print(say("database.lost"));
    try {
      await current.lock.end({ timeout: 0 });
      // The session that held the lock may take a moment to die.
      await wait(200);
      current = await hold();
      print(say("database.back"));
    } catch (error) {
      onEnd(error);
    }
  }

  let current = await hold();
  const { lock } = current;
  const [there] = await lock`select 1 from pg_database where datname = ${database}`;
  if (!there) await lock.unsafe(`create database ${database}`);
  const [row] = await lock<{ version: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version`;

  async function release() {
    isStopping = true;
    await cluster.stop();
    await current.lock.end({ timeout: 0 });
  }
  return {
    adopted: current.adopted,
    version: row?.version ?? "",
    url: cluster.url(database),
    release,
  };
}
