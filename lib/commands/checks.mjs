import { Problem, step } from "./print.mjs";
import { run } from "./tools.mjs";
import { say } from "./words.mjs";

const checks = [
  { name: say("test.format"), commands: [["biome", "check", "--error-on-warnings", "."]] },
  // Without next-env.d.ts, which a fresh clone lacks, style sheets and images have no type.
  {
    name: say("test.types"),
    commands: [
      ["next", "typegen"],
      ["tsc", "--noEmit"],
    ],
  },
  {
    name: say("test.boundaries"),
    commands: [
      ["depcruise", "app", "components", "lib", "db", "instrumentation.ts", "--no-progress"],
    ],
  },
];

/** The quick checks, all of them even when one fails; returns how they went. */
export async function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const { name, commands } of checks) {
    try {
      await step(name, () => runAll(commands));
      count.passed++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      process.stdout.write(`\n${error.message}\n\n`);
      count.failed++;
    }
  }
  return count;
}

/** @param {string[][]} commands */
async function runAll(commands) {
  let last = "";
  for (const command of commands) {
    const { code, output } = await run(command);
    if (code !== 0) throw new Problem(output.trim());
    last =
      output
        .trim()
        .split("\n")
        .find((line) => /Checked|cruised/.test(line)) ?? "";
  }
  return last.replace(/^\W+/, "");
}
