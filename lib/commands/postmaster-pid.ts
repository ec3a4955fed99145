import { existsSync, readFileSync, writeFileSync } from "node:fs";

export function readPid(lockFile: string) {
  if (!existsSync(lockFile)) return undefined;
  const pid = Number(readFileSync(lockFile, "utf8").split("\n", 1)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** A process of this number lives and is PostgreSQL: not a reused number, not a dead one nobody reaped. */
export function isPostgres(pid: number) {
  try {
    if (process.platform === "linux")
      return /^\d+ \(postgres\) [^Z]/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * After a kill, the number in a lock file may belong to anyone, for ever in a container, and PostgreSQL
 * would not start. It ignores its own parent's number, so we write ours. The file stays: its other lines
 * let PostgreSQL see whether a process of the dead server still uses the shared memory.
 */
export function forgetDead(...lockFiles: string[]) {
  if (process.platform !== "linux") return;
  for (const path of lockFiles) {
    const pid = readPid(path);
    if (!pid || isPostgres(pid)) continue;
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/^\d+/, String(process.pid)));
  }
}
