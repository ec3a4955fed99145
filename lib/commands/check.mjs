/** `npm run check`: what takes seconds. */
import { fileURLToPath } from "node:url";
import { runChecks } from "./checks.mjs";
import { ensurePackages } from "./install.mjs";
import { print, printProblem, step } from "./print.mjs";
import { say } from "./words.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

try {
  print();
  await step(say("packages"), ensurePackages);
  const { failed } = await runChecks();
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  printProblem(error);
  process.exitCode = 1;
}
