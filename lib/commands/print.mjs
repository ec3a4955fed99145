import { say } from "./words.mjs";

/** Something the person at the terminal can mend: its sentence is printed, without a stack trace. */
export class Problem extends Error {}

const terminal = process.stdout.isTTY === true;

/** @param {string} [line] */
export function print(line = "") {
  process.stdout.write(line === "" ? "\n" : `  ${line}\n`);
}

/** @param {number} since a moment of performance.now() */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows it with its time. The work may return a word or two about its result.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [detail]
 * @returns {Promise<T>}
 */
export async function step(name, work, detail = String) {
  const begun = performance.now();
  const show = () => process.stdout.write(`\r\x1b[K  … ${name} ${seconds(begun)}`);
  const clear = terminal ? "\r\x1b[K" : "";
  if (terminal) show();
  else print(`… ${name}`);
  const timer = terminal ? setInterval(show, 200) : undefined;
  try {
    const result = await work();
    const parts = [name, detail(result), seconds(begun)].filter(Boolean);
    process.stdout.write(`${clear}  ✓ ${parts.join(" · ")}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${clear}  ✗ ${name} · ${seconds(begun)}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * The core's error about keys, known by its name: its module does not load before the packages are there.
 * @param {unknown} error
 * @returns {error is import("../core/keys.ts").KeyTrouble}
 */
const isKeyTrouble = (error) => error instanceof Error && error.name === "KeyTrouble";

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof Problem) return error.message;
  if (isKeyTrouble(error)) return say(`key.${error.reason}`, error.params);
  if (process.env.DEBUG && error instanceof Error) return error.stack ?? error.message;
  return say("unexpected", { reason: error instanceof Error ? error.message : String(error) });
}

/** @param {unknown} error */
export function printProblem(error) {
  process.stderr.write(`\n${explain(error).replace(/^/gm, "  ")}\n\n`);
}

/**
 * @param {string} text
 * @param {number} [lines]
 */
export const tail = (text, lines = 20) => text.trimEnd().split("\n").slice(-lines).join("\n");
