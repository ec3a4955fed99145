import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

const path = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter);

/**
 * Runs a tool of node_modules under the bundled Node. Its output is kept, or shown as it comes.
 * @param {string[]} command
 * @param {{ show?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run([tool = "", ...args], { show = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(tool, args, {
      env: { ...process.env, PATH: path, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text) => (output += text));
    child.on("error", (error) => done({ code: 1, output: error.message }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}
