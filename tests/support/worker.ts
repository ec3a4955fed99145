import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A worker in a process of its own; `ended` resolves with the signal it died by, null when it was done. */
export function startWorker(env: Record<string, string>) {
  const child = fork(join(import.meta.dirname, "doomed-worker.ts"), {
    cwd: join(import.meta.dirname, "../.."),
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<string | null>((resolve, reject) => {
    child.once("message", () => child.send("go"));
    child.once("exit", (code, signal) => {
      if (code) reject(new Error(Buffer.concat(errors).toString().slice(0, 2000)));
      else resolve(signal);
    });
  });
  const isAsleep = () => /^\d+ \(.*\) T/.test(readFileSync(`/proc/${child.pid}/stat`, "utf8"));
  return {
    child,
    ended,
    async untilAsleep() {
      while (!isAsleep()) await wait(20);
    },
    wake: () => child.kill("SIGCONT"),
  };
}
