/** Runs once in the serving process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.APP_DB_RW) {
    const { exitIfUnsafe, onStop } = await import("@/lib/core/boot");
    const { startQueue, stopQueue } = await import("@/lib/core/queue");
    const { modules } = await import("@/lib/modules");
    await exitIfUnsafe();
    onStop(stopQueue);
    await startQueue(modules.flatMap(({ tasks = [] }) => tasks));
  }
}
