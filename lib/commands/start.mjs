/**
 * `npm start` on a fresh clone: needs nothing but Node 20. It installs what is missing and hands over
 * to serve.ts under Node 24.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensurePackages, findNode } from "./install.mjs";
import { Problem, print, printProblem, step } from "./print.mjs";
import { say } from "./words.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

try {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== "--demo");
  if (unknown) throw new Problem(say("option.unknown", { option: unknown, known: "--demo" }));
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Problem(say("node.old", { version: process.version }));
  print();
  print("光圈 Aperture");
  print();
  await step(say("packages"), ensurePackages);
  handOver(options);
} catch (error) {
  printProblem(error);
  process.exit(1);
}

/** @param {string[]} options */
function handOver(options) {
  const through = ["lib/commands/serve.ts"];
  const child = spawn(findNode(), [...through, ...options], {
    // The channel tells serve.ts when this process is gone, even by kill -9.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    printProblem(error);
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(code ?? 1));
}
