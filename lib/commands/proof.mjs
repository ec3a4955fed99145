/** What npm run prove adds to npm test: mutation, and a table of every promise by its id. */
import { existsSync, readFileSync } from "node:fs";
import { print, seconds, tail } from "./print.mjs";
import { run } from "./tools.mjs";
import { say } from "./words.mjs";

/** The ids of contract.md that tests name. */
const named = /\b(?:INV|FI|EN|PM|T|L)-\d+\b/g;
/** The faults that the product is to survive; one that no test names is printed as such. */
const faults = Array.from({ length: 16 }, (_, at) => `FI-${String(at + 1).padStart(2, "0")}`);
const least = 85;

/** @typedef {{ tests: number, failed: number, ms: number, times: number }} Proof */

/**
 * Of all tests that name an id: how many, how many failed, how long they took, and how often the
 * promise was tried in them.
 * @param {{ name: string, failed: boolean, ms: number }[]} tests
 * @param {string} countsFile lines of { id, count }
 * @returns {Map<string, Proof>}
 */
function proofsOf(tests, countsFile) {
  /** @type {Map<string, Proof>} */
  const proofs = new Map();
  /** @param {string} id */
  const of = (id) => {
    const proof = proofs.get(id) ?? { tests: 0, failed: 0, ms: 0, times: 0 };
    proofs.set(id, proof);
    return proof;
  };
  for (const { name, failed, ms } of tests)
    for (const id of new Set(name.match(named) ?? [])) {
      const proof = of(id);
      proof.tests += 1;
      proof.failed += failed ? 1 : 0;
      proof.ms += ms;
    }
  const lines = existsSync(countsFile) ? readFileSync(countsFile, "utf8").trim().split("\n") : [];
  for (const line of lines.filter(Boolean)) {
    const { id, count } = JSON.parse(line);
    of(id).times += count;
  }
  return proofs;
}

/**
 * The tests of vitest's and Playwright's reports.
 * @param {string} folder
 */
function testsIn(folder) {
  /** @param {string} name */
  const read = (name) => {
    const path = `${folder}/${name}.json`;
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  };
  const vitest = ["units", "served"].flatMap((name) =>
    (read(name)?.testResults ?? []).flatMap((/** @type {any} */ file) =>
      file.assertionResults.map((/** @type {any} */ one) => ({
        name: one.fullName,
        failed: one.status === "failed",
        ms: one.duration ?? 0,
      })),
    ),
  );
  /** @param {any} suite @returns {any[]} */
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const pages = (read("pages")?.suites ?? []).flatMap(specs).map((/** @type {any} */ spec) => ({
    name: spec.title,
    failed: !spec.ok,
    ms: spec.tests
      .flatMap((/** @type {any} */ one) => one.results)
      .reduce((/** @type {number} */ sum, /** @type {any} */ { duration }) => sum + duration, 0),
  }));
  return [...vitest, ...pages];
}

/**
 * One line an id: promises, how often tried, seconds, and whether all held.
 * @param {string} folder where the reports are
 * @param {string} countsFile
 */
export function printProofs(folder, countsFile) {
  const proofs = proofsOf(testsIn(folder), countsFile);
  for (const id of faults)
    if (!proofs.has(id)) proofs.set(id, { tests: 0, failed: 0, ms: 0, times: 0 });
  print();
  print(row(["id", say("prove.tests"), say("prove.times"), "s", ""]));
  for (const [id, { tests, failed, ms, times }] of [...proofs].sort(([a], [b]) => order(a, b)))
    print(
      row([
        id,
        tests === 0 ? say("prove.none") : String(tests),
        times > 0 ? times.toLocaleString("en") : "",
        (ms / 1000).toFixed(1),
        tests === 0 ? "–" : failed > 0 ? "✗" : "✓",
      ]),
    );
}

/** @param {string} a @param {string} b */
const order = (a, b) => a.localeCompare(b, "en", { numeric: true });

/** @param {string[]} cells */
const row = ([id = "", ...rest]) => id.padEnd(8) + rest.map((cell) => cell.padStart(12)).join("");

/**
 * Changes the rules one by one, expects a test to notice, and prints how many were noticed where.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function mutate() {
  const begun = performance.now();
  print();
  print(`… ${say("prove.mutation")}`);
  const file = "test-results/mutation.json";
  const { output } = await run(["stryker", "run"]);
  if (!existsSync(file)) {
    print(tail(output, 20));
    return { passed: 0, failed: 1 };
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  const total = { noticed: 0, all: 0 };
  for (const [path, { mutants }] of Object.entries(report.files)) {
    const counted = mutants.filter((/** @type {any} */ { status }) => status !== "Ignored");
    const noticed = counted.filter((/** @type {any} */ { status }) =>
      ["Killed", "Timeout", "CompileError", "RuntimeError"].includes(status),
    );
    total.noticed += noticed.length;
    total.all += counted.length;
    print(`  ${path.padEnd(44)} ${String(noticed.length).padStart(5)} / ${counted.length}`);
  }
  const score = (total.noticed / Math.max(1, total.all)) * 100;
  const holds = score >= least;
  print(
    `${holds ? "✓" : "✗"} ${say("prove.mutation")} · ${score.toFixed(1)} % ≥ ${least} % · ${seconds(begun)}`,
  );
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
