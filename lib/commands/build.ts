import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { keep } from "./children.ts";
import { alone } from "./claim.mjs";
import { Problem, print, printProblem, tail } from "./print.mjs";
import { say } from "./words.mjs";

const stamp = ".next/built-from";
const log = ".next/cache/build.log";
const source = ["{app,components,db,lib,public}/**/*", "*.{ts,mjs,json,css}"];
const notBuilt = (path: string) =>
  /^lib\/commands\/|\.tsbuildinfo$|^next-env|^(vitest|playwright|drizzle)\./.test(path);

/** Builds the pages unless `.next` was built from this very source. */
export async function ensureBuilt() {
  const wanted = await hashOfSource();
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isBuilt()) return say("build.current");
  return alone("build", say("build.waiting"), async () => {
    if (isBuilt()) return say("build.current");
    await rm(stamp, { force: true });
    mkdirSync(".next/cache", { recursive: true });
    const { code, output } = await nextBuild(wanted);
    if (code !== 0) throw new Problem(say("build.failed", { tail: tail(output), log }));
    await writeFile(stamp, wanted);
    return output.match(/Compiled successfully.*/)?.[0] ?? "";
  });
}

async function hashOfSource() {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(source, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(".", join(entry.parentPath, entry.name)))
    .filter((path) => !notBuilt(path))
    .sort();
  for (const path of files) hash.update(`\0${path}\0`).update(await readFile(path));
  return hash.digest("hex");
}

/**
 * Server actions get their names from the key that the build sees. Made from the source, they are the
 * same on every server; the key that encrypts at run time comes from the KEK instead.
 */
function nextBuild(from: string): Promise<{ code: number | null; output: string }> {
  const child = keep(
    spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(from, "hex").toString("base64"),
        APERTURE_BUILD: from.slice(0, 20),
        DATABASE_URL: "",
        KEK: "",
      },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  const file = createWriteStream(log);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => {
      file.write(text);
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => file.end(() => resolve({ code, output })));
  });
}

if (import.meta.main) {
  try {
    print(await ensureBuilt());
  } catch (error) {
    printProblem(error);
    process.exitCode = 1;
  }
}
