/**
 * Runs a command of this folder under the bundled Node, on a fresh clone too:
 * `node lib/commands/after-install.mjs seed --orders 1000`.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensurePackages, findNode } from "./install.mjs";
import { printProblem } from "./print.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

try {
  await ensurePackages();
  const [command, ...options] = process.argv.slice(2);
  const through = ["--conditions=react-server", "--import", "tsx", `lib/commands/${command}.ts`];
  const child = spawn(findNode(), [...through, ...options], { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
} catch (error) {
  printProblem(error);
  process.exit(1);
}
