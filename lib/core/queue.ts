import "server-only";
import { PgBoss } from "pg-boss";
import type { Job } from "./actor";
import { onNews } from "./live";
import { log, logBug } from "./log";
import { job } from "./prove";
import { now } from "./time";

/**
 * Background work that a module declares. It runs by the clock, once over all servers, and at once
 * when an act has announced news of `wokenBy`. It must be safe to run twice at the same time: each
 * task claims its rows.
 */
export type Task = {
  /** "pushes.deliver" */
  readonly name: string;
  /** Cron in UTC; minutes are the finest. */
  readonly cron: string;
  readonly wokenBy?: "outbox";
  readonly run: (as: Job) => Promise<void>;
};

const shared = globalThis as typeof globalThis & {
  apertureQueue?: { boss: PgBoss; hush: () => void };
};

/** Starts the queue of this server: schedules, workers, and ears for the outbox. */
export async function startQueue(tasks: readonly Task[]): Promise<void> {
  if (shared.apertureQueue) return;
  const connectionString = process.env.APP_DB_WORKER;
  if (!connectionString)
    throw new Error("APP_DB_WORKER is not set: start the product with npm start");
  const boss = new PgBoss({
    connectionString,
    schema: "boss",
    migrate: false,
    createSchema: false,
    max: 3,
  });
  boss.on("error", (error) => logBug(error, "queue"));
  await boss.start();
  for (const { name, cron } of tasks) {
    await boss.createQueue(name, { policy: "singleton", expireInSeconds: 300, retryLimit: 0 });
    await boss.schedule(name, cron);
  }
  await Promise.all(
    tasks.map((task) => boss.work(task.name, { pollingIntervalSeconds: 5 }, () => perform(task))),
  );
  shared.apertureQueue = { boss, hush: wakers(tasks) };
}

/** Lets running tasks finish, within half a minute. */
export async function stopQueue(): Promise<void> {
  const running = shared.apertureQueue;
  shared.apertureQueue = undefined;
  running?.hush();
  await running?.boss.stop({ graceful: true, timeout: 30_000 });
}

/** Longer than any pause between two looks into the queue. */
const silence = 60_000;

/**
 * For the health page: whether each worker of this server is at work or has looked for work within
 * the last minute. One that cannot reach the database, or hangs, has not.
 */
export function queueRuns(): boolean {
  const workers = shared.apertureQueue?.boss.getWipData() ?? [];
  const since = now().getTime() - silence;
  return (
    workers.length > 0 &&
    workers.every(
      ({ count, lastFetchedOn, createdOn }) => count > 0 || (lastFetchedOn ?? createdOn) > since,
    )
  );
}

/** News that arrives while a task runs makes it run once more, not many times at once. */
function wakers(tasks: readonly Task[]): () => void {
  const state = new Map<string, "running" | "again">();
  const wake = async (task: Task) => {
    if (state.has(task.name)) {
      state.set(task.name, "again");
      return;
    }
    do {
      state.set(task.name, "running");
      await perform(task);
    } while (state.get(task.name) === "again");
    state.delete(task.name);
  };
  return onNews(({ topic }) => {
    for (const task of tasks) if (task.wokenBy === topic) void wake(task);
  });
}

async function perform(task: Task): Promise<void> {
  try {
    await task.run(job(task.name));
  } catch (error) {
    log.error({ task: task.name, ref: logBug(error, "task") });
  }
}
