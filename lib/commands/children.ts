import type { ChildProcess } from "node:child_process";

const running = new Set<ChildProcess>();

/** Remembers a child until it ends, so that stopping leaves none behind. */
export function keep<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Asks every child to finish, and ends those that do not in time. */
export async function endChildren(milliseconds: number) {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
      await ended;
      clearTimeout(timer);
    }),
  );
}
