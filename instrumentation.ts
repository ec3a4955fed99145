/** Runs once in the serving process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.APP_DB_RW) return;
  const { onStop, refuseUnsafeConnections, UnsafeConnection } = await import("@/lib/core/boot");
  const { startQueue, stopQueue } = await import("@/lib/core/queue");
  const { modules } = await import("@/lib/modules");
  try {
    await refuseUnsafeConnections();
  } catch (error) {
    if (!(error instanceof UnsafeConnection)) throw error;
    process.stderr.write(`\n  ${error.message}\n`);
    process.exit(78);
  }
  onStop(stopQueue);
  await startQueue(modules.flatMap(({ tasks = [] }) => tasks));
}
