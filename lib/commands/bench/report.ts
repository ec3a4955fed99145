import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

export type Figure = {
  what: string;
  /** Orders in the database; null where it makes no difference. */
  orders: number | null;
  connections: number | null;
  value: number;
  unit: string;
  /** Milliseconds: half of the answers, and 95 in a hundred, came sooner. */
  p50?: number;
  p95?: number;
  /** Milliseconds of processor time per request. */
  cpu?: { app: number; database: number };
  limit?: Limit;
  /** Requests that were not answered rightly, and why the first was not. */
  failed?: number;
  why?: string;
};

/** What the figure must reach ("least") or stay under ("most"). */
export type Limit = { least: number } | { most: number };

const figures: Figure[] = [];

export const rounded = (value: number) =>
  value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;

/** True where there is no limit: then only wrong answers count. */
export function holds({ value, limit, failed = 0 }: Figure): boolean {
  if (failed > 0) return false;
  if (!limit) return true;
  return "least" in limit ? value >= limit.least : value <= limit.most;
}

/** Keeps a figure and prints its line of the table. */
export function keep(figure: Figure): void {
  figures.push(figure);
  process.stdout.write(`${lineOf(figure)}\n`);
}

export const head = (): string =>
  cells(["", "orders", "con", "figure", "p50 / p95 ms", "CPU app + db ms", "limit", ""]);

function lineOf(figure: Figure): string {
  const { what, orders, connections, value, unit, p50, p95, cpu, limit, failed, why } = figure;
  return cells([
    what,
    orders === null ? "" : orders.toLocaleString("en"),
    connections === null ? "" : String(connections),
    `${rounded(value)} ${unit}`,
    p50 === undefined ? "" : `${rounded(p50)} / ${rounded(p95 ?? 0)}`,
    cpu ? `${rounded(cpu.app)} + ${rounded(cpu.database)}` : "",
    limit ? ("least" in limit ? `≥ ${limit.least}` : `≤ ${limit.most}`) : "",
    limit || failed ? (holds(figure) ? "✓" : "✗") : "",
    failed ? `failed ${failed}: ${why?.slice(0, 120)}` : "",
  ]);
}

const widths = [58, 9, 3, 12, 15, 15, 7, 1];
const cells = (texts: string[]): string =>
  texts
    .map((text, at) => {
      const width = widths[at] ?? 0;
      return at === 0 ? text.padEnd(width) : text.padStart(width);
    })
    .join(" ")
    .trimEnd();

/** The whole run as JSON, with the machine it ran on; also kept in `.data-bench/figures.json`. */
export function finish(): { ok: boolean; json: string } {
  const ok = figures.every(holds);
  const machine = {
    processor: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const all = figures.map((figure) => ({ ...figure, ok: holds(figure) }));
  const json = JSON.stringify({ machine, ok, figures: all }, null, 1);
  mkdirSync(".data-bench", { recursive: true });
  writeFileSync(".data-bench/figures.json", json);
  return { ok, json };
}
