/**
 * `npm test`: everything, on a fresh clone too. `--prove` runs the same tests with large counts, then
 * changes the rules one by one, and prints a table of what was promised and how often it was tried.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser } from "./browser.mjs";
import { runChecks } from "./checks.mjs";
import { ensurePackages } from "./install.mjs";
import { Problem, print, printProblem, seconds, step, tail } from "./print.mjs";
import { mutate, printProofs } from "./proof.mjs";
import { run } from "./tools.mjs";
import { say } from "./words.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

const results = "test-results";
const counts = `${results}/counts.jsonl`;
const proving = process.argv.includes("--prove");
/** @type {Record<string, string>} */
const env = proving ? { PROVE: "1", PROVE_COUNTS: resolve(counts) } : {};
const total = { passed: 0, failed: 0 };
/** What could not run at all: no test failed, and still the run is not green. @type {string[]} */
const skipped = [];
/** What npm test may take on two cores. */
const minutes = 15;

/** @param {{ passed: number, failed: number }} count */
function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

/**
 * A step that counts as one failed test when it fails, and says why.
 * @param {string} name
 * @param {() => Promise<string>} work
 */
async function attempt(name, work) {
  try {
    await step(name, work);
    return true;
  } catch (error) {
    printProblem(error);
    total.failed++;
    return false;
  }
}

/**
 * Runs a test tool with its own output, then reads what it counted.
 * @param {string} name
 * @param {string[]} command
 * @param {string} file
 * @param {(report: any) => { passed: number, failed: number }} count
 */
async function runTests(name, command, file, count) {
  const begun = performance.now();
  print();
  print(`… ${name}`);
  const { code } = await run(command, {
    show: true,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const counted = existsSync(file)
    ? count(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 0 };
  // Killed, out of memory, or broken before the first test.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  add(counted);
  const { passed, failed } = counted;
  print(
    `${failed > 0 ? "✗" : "✓"} ${name} · ${passed} passed, ${failed} failed · ${seconds(begun)}`,
  );
}

/**
 * Command, report and count of one project of vitest.config.ts.
 * @param {string} project
 * @returns {[string[], string, (report: any) => { passed: number, failed: number }]}
 */
function vitest(project) {
  const file = `${results}/${project}.json`;
  return [
    [
      ...["vitest", "run", "--project", project, "--passWithNoTests"],
      ...["--reporter=default", "--reporter=json", `--outputFile=${file}`],
    ],
    file,
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  ];
}

async function build() {
  const { code, output } = await run(["node", "lib/commands/build.ts"]);
  if (code !== 0) throw new Problem(tail(output, 40));
  return output.trim();
}

try {
  const begun = performance.now();
  print();
  await step(say("packages"), ensurePackages);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  const hasBrowser = await step(say("test.browser"), ensureBrowser).catch((error) => {
    printProblem(error);
    return undefined;
  });
  add(await runChecks());
  await runTests(say("test.units"), ...vitest("units"));
  if (await attempt(say("build"), build)) {
    await runTests(say("test.served"), ...vitest("served"));
    if (hasBrowser === undefined) skipped.push(say("test.pages"));
    else
      await runTests(
        say("test.pages"),
        ["playwright", "test", "--reporter=list,json", "--pass-with-no-tests"],
        `${results}/pages.json`,
        ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
      );
  }
  if (proving) {
    add(await mutate());
    printProofs(results, counts);
  }
  print();
  for (const name of skipped) print(`✗ ${name} · ${say("test.skipped")}`);
  print(`${total.passed} passed, ${total.failed} failed (${seconds(begun)})`);
  const late = performance.now() - begun > minutes * 60_000;
  if (late && !proving) print(say("test.late", { minutes }));
} catch (error) {
  printProblem(error);
  total.failed++;
}
process.exitCode = total.failed + skipped.length > 0 ? 1 : 0;
