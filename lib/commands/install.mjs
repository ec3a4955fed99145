import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { alone } from "./claim.mjs";
import { Problem, tail } from "./print.mjs";
import { say } from "./words.mjs";

const stamp = "node_modules/.aperture-installed";
/** What npm writes at the end of every installation: the tree that is really there. */
const installedTree = "node_modules/.package-lock.json";

/** Installs the packages of package-lock.json unless they are there. */
export async function ensurePackages() {
  if (packagesAreThere()) return say("packages.current");
  return alone("install", say("packages.waiting"), async () => {
    if (packagesAreThere()) return say("packages.current");
    checkWritable();
    // Without these two, an installation that dies half way is not taken for a whole one.
    rmSync(stamp, { force: true });
    rmSync(installedTree, { force: true });
    let result = await npm("ci");
    if (result.code !== 0 && /\bEUSAGE\b/.test(result.output)) result = await npm("install");
    if (result.code !== 0) throw new Problem(say("packages.failed", { tail: tail(result.output) }));
    writeFileSync(stamp, wanted());
    return say("packages.installed");
  });
}

function packagesAreThere() {
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === wanted();
  if (!existsSync(installedTree)) return false;
  const there = JSON.parse(readFileSync(installedTree, "utf8")).packages;
  const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === "" || there[path]?.version === version || (optional && !there[path]),
  );
}

function wanted() {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  return hash.update(`${process.platform} ${process.arch}`).digest("hex");
}

function checkWritable() {
  for (const path of [".", "node_modules"].filter((path) => existsSync(path))) {
    try {
      accessSync(path, constants.W_OK);
    } catch {
      throw new Problem(say("packages.denied", { path }));
    }
  }
}

/** @param {"ci" | "install"} act */
function npm(act) {
  // No install script runs: nothing here needs one, and a poisoned package could use it.
  const flags = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
  const path = process.env.npm_execpath;
  const [command, first] = path?.endsWith(".js") ? [process.execPath, [path]] : ["npm", []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, act, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Node 24 comes with the packages; elsewhere the machine's own Node must be new enough. */
export function findNode() {
  if (existsSync("node_modules/.bin/node")) return "node_modules/.bin/node";
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  throw new Problem(say("node.none", { version: process.version }));
}
