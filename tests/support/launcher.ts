import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

type Options = {
  home: string;
  port?: number;
  demo?: boolean;
  env?: Record<string, string>;
  /** Where all that it says is kept as well. */
  log?: string;
  /** As whom; otherwise as whoever runs the tests. */
  uid?: number;
};
export type Launcher = Awaited<ReturnType<typeof launch>>;

/** A data directory of its own, below the temporary one. */
export const newHome = () => mkdtempSync(join(tmpdir(), `aperture-served-${process.pid}-`));

/** The product as `npm start` starts it. */
export async function launch({ home, port: wanted, demo = false, env = {}, log, uid }: Options) {
  const port = wanted ?? (await freePort());
  const { NODE_ENV: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["lib/commands/start.mjs", ...(demo ? ["--demo"] : [])], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: {
      ...inherited,
      ...{ DATA_DIR: home, PORT: String(port), HOST: "127.0.0.1", LC_ALL: "C.UTF-8" },
      ...{ APP_URL: "", DATABASE_URL: "", SMTP_URL: "", KEK_PROVIDER: "", KEK: "" },
      ...{ LOG_LEVEL: "silent", TRUSTED_PROXY: "" },
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  });
  const words = { said: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => {
      words.said += text;
      if (log) appendFileSync(log, text);
    });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const url = `http://127.0.0.1:${port}`;

  return {
    ...{ url, ended },
    said: () => words.said,
    /** Until it answers that all is well, and has said its last word about starting. */
    healthy: () =>
      until(
        `${url} is healthy`,
        () => alive(child, words),
        async () =>
          words.said.includes("Ctrl-C") &&
          (await fetch(`${url}/api/health`).catch(() => null))?.status === 200,
      ),
    /** Until it has said these words. */
    says: (these: string) =>
      until(
        `"${these}" is said`,
        () => alive(child, words),
        () => words.said.includes(these),
      ),
    kill: () => child.kill("SIGKILL"),
    /** As Ctrl-C; answers with the code it ends with. */
    interrupt: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

function alive(child: ChildProcess, { said }: { said: string }) {
  if (child.exitCode !== null || child.signalCode)
    throw new Error(`the launcher ended:\n${said.slice(-2000)}`);
}

/** Waits for something to become so; a minute and a half is more than a slow machine needs. */
export async function until(
  what: string,
  still: () => void,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + 90_000;
  while (!(await isSo())) {
    still();
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await wait(25);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}

type Process = { pid: number; command: string };

/** Everything that lives because of this data directory: the launcher, what it started, PostgreSQL. */
export function processesOf(home: string): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        const given = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
        const isOurs =
          given.includes(`DATA_DIR=${home}`) ||
          command.includes(home) ||
          readlinkSync(`/proc/${name}/cwd`).startsWith(`${home}/`);
        return command && isOurs ? [{ pid: Number(name), command }] : [];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}

/** The process that answers at the address; the launcher starts another when it dies. */
export const serverOf = (home: string): number | undefined =>
  processesOf(home).find(({ command }) => command.includes("lib/commands/web.ts"))?.pid;

/** As when the power fails: every process ends at once, and none has a last word. */
export async function cutPower(home: string): Promise<void> {
  await until(
    "everything has ended",
    () => {},
    () => {
      const left = processesOf(home);
      for (const { pid } of left)
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // It ended by itself.
        }
      return left.length === 0;
    },
  );
}

/** Leaves nothing of a test behind, however it went. */
export async function clear(home: string): Promise<void> {
  await cutPower(home);
  rmSync(home, { recursive: true, force: true });
}
