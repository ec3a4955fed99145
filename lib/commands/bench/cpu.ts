import { readdirSync, readFileSync } from "node:fs";

type Process = { pid: number; parent: number; name: string; ticks: number; rss: number };

/** All processes now: who is whose child, and how much each has computed. */
function processes(): Process[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
      const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(rest[at]), 0);
      return [{ pid: Number(pid), parent: Number(rest[1]), name, ticks, rss: rssOf(pid) }];
    } catch {
      return [];
    }
  });
}

/** Proportional: a page that ten backends share counts once. */
function rssOf(pid: string): number {
  try {
    const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
    return Number(pss ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function familyOf(root: number): Process[] {
  const all = processes();
  const family = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of all)
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grown = true;
      }
  }
  return all.filter(({ pid }) => family.has(pid));
}

const ticksPerSecond = 100;

/** Milliseconds of processor time that a server and its database have used, each with its children. */
export function cpuOf(root: number): { app: number; database: number } {
  const family = familyOf(root);
  const ms = (wanted: (name: string) => boolean) =>
    (family.filter(({ name }) => wanted(name)).reduce((sum, { ticks }) => sum + ticks, 0) * 1000) /
    ticksPerSecond;
  return {
    app: ms((name) => !name.startsWith("postgres")),
    database: ms((name) => name.startsWith("postgres")),
  };
}

/** Memory of the whole server in bytes: launcher, pages and database. */
export const memoryOf = (root: number): number =>
  familyOf(root).reduce((sum, { rss }) => sum + rss, 0);
