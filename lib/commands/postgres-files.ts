import { createHash, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeys, refuseLoose } from "../core/keys.ts";
import { makePrivate } from "./data-dir.ts";
import { Problem, tail } from "./print.mjs";
import { say } from "./words.mjs";

/** What fits into the address of a Unix socket (107 bytes, 103 on macOS). */
const longest = 103;

/** Inside DATA_DIR, or below the temporary directory when that path is too long for a socket. */
export function socketDirectory(home: string) {
  const inside = join(home, "run");
  if (Buffer.byteLength(`${inside}/.s.PGSQL.5432`) <= longest) return makePrivate(inside);
  const name = createHash("sha256").update(home).digest("hex").slice(0, 20);
  const path = join(tmpdir(), `aperture-${name}`);
  fs.mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid, mode } = fs.lstatSync(path);
  const isOurs = uid === process.getuid?.() || process.getuid?.() === 0;
  if (!isOurs || (mode & 0o170777) !== 0o040700)
    throw new Problem(say("database.socket", { path }));
  return path;
}

/** The administrator's password of the embedded server. Two starts at once must agree on one. */
export function keepPassword(home: string) {
  const keys = openKeys(home);
  const path = join(keys, "postgres.password");
  if (!fs.existsSync(path)) {
    const mine = `${path}.${process.pid}`;
    fs.writeFileSync(mine, randomBytes(24).toString("base64url"), { mode: 0o600, flush: true });
    try {
      fs.linkSync(mine, path);
      syncDirectory(keys);
    } catch (error) {
      if (!fs.existsSync(path)) throw error;
    } finally {
      fs.rmSync(mine);
    }
  }
  refuseLoose(path, 0o600);
  return fs.readFileSync(path, "utf8");
}

export function syncDirectory(path: string) {
  const directory = fs.openSync(path, "r");
  fs.fsyncSync(directory);
  fs.closeSync(directory);
}

/** The last lines of the newest logs: what the server said before and after it opened its own file. */
export function logTail(directory: string) {
  return fs
    .readdirSync(directory)
    .filter((name) => name.startsWith("postgres-"))
    .map((name) => join(directory, name))
    .sort((a, b) => fs.statSync(a).mtimeMs - fs.statSync(b).mtimeMs)
    .slice(-2)
    .map((path) => tail(fs.readFileSync(path, "utf8"), 8))
    .join("\n");
}
