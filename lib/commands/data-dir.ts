import { chmodSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

const ours = ["keys", "postgres", "attachments", "log", "run"];

/** Makes DATA_DIR, or makes sure that it is ours and closed to others. */
export function openDataDir(path: string) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const owner = lstatSync(path).uid;
    const user = process.getuid?.() ?? owner;
    if (owner !== user) throw new Problem(say("data.owner", { path, owner, user }));
    const entries = readdirSync(path);
    // Someone's home or /tmp named by mistake must not be closed to its other users.
    if (entries.length > 0 && !entries.some((name) => ours.includes(name)))
      throw new Problem(say("data.foreign", { path }));
    chmodSync(path, 0o700);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      say("data.denied", { path, reason: error instanceof Error ? error.message : "" }),
    );
  }
}

export function makePrivate(path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  return path;
}
