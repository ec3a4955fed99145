import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "../../db/address.ts";
import { findBinaries } from "./binaries.ts";
import { makePrivate } from "./data-dir.ts";
import { keepPassword, logTail, socketDirectory, syncDirectory } from "./postgres-files.ts";
import { forgetDead, isPostgres, readPid } from "./postmaster-pid.ts";
import { Problem, tail } from "./print.mjs";
import { mayReach, unprivileged } from "./unprivileged.ts";
import { say } from "./words.mjs";

/** Logs never carry what people typed: no statements, no parameters, no details of an error. */
const silent = {
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
};

const sized = {
  max_connections: "100",
  shared_buffers: "128MB",
  effective_cache_size: "512MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  random_page_cost: "1.1",
  max_wal_size: "1GB",
  wal_compression: "on",
  jit: "off",
};

/** A PostgreSQL of our own inside `home`, reachable only through a socket that only this user can open. */
export function embeddedPostgres(home: string, more: Record<string, string> = {}) {
  const { initdb, postgres } = findBinaries();
  const runner = unprivileged();
  const data = join(home, "postgres");
  const log = makePrivate(join(home, "log"));
  const startLog = join(log, "postgres-start.log");
  const socket = socketDirectory(home);
  const password = keepPassword(home);
  const lockFile = join(data, "postmaster.pid");

  const settings = {
    listen_addresses: "",
    unix_socket_directories: `"${socket}"`,
    unix_socket_permissions: "0700",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "on",
    log_directory: log,
    log_filename: "postgres-%a.log",
    log_rotation_age: "1d",
    log_rotation_size: "0",
    log_truncate_on_rotation: "on",
    ...sized,
    ...silent,
    ...more,
  };

  const url = (database = "postgres") =>
    `postgres://postgres:${password}@localhost/${database}?host=${encodeURIComponent(socket)}`;

  /** Runs the server unless it runs, however the last one ended. */
  async function ensure() {
    let tries = 0;
    let child: ChildProcess | undefined;
    for (;;) {
      const state = await stateOf(url(), home);
      if (state === "ready") return { adopted: tries === 0 };
      if (state === "away" && !isRunning(child)) {
        const words = child ? logTail(log) : "";
        // Killed; or another server is just ending, or another start of ours is bringing one up.
        const again = child?.signalCode || /already exists|still in use/.test(words);
        if (child && (!again || tries > 60)) throw failure(words);
        openToRunner();
        if (!existsSync(data)) initialise();
        if (tries++ > 0) await wait(Math.min(1000, 50 * tries));
        runner.own(data);
        forgetDead(lockFile, join(socket, ".s.PGSQL.5432.lock"));
        child = launch();
      }
      await wait(40);
    }
  }

  function launch() {
    const options = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
    const [command = postgres, ...rest] = [...runner.command, postgres, "-D", data, ...options];
    const output = openSync(startLog, "w", 0o600);
    // Its own session: Ctrl-C in the terminal must not reach it before the server has drained.
    const launched = spawn(command, rest, {
      detached: true,
      stdio: ["ignore", output, output],
      env: { NODE_ENV: "production", PATH: process.env.PATH, LANG: "C.UTF-8" },
      ...runner.ids,
    });
    launched.unref();
    closeSync(output);
    return launched;
  }

  /** What belongs to PostgreSQL belongs to the user as whom it runs here, today. */
  function openToRunner() {
    runner.enter(home);
    for (const path of [socket, log]) runner.own(path);
    if (!mayReach(runner, socket) || !mayReach(runner, postgres))
      throw new Problem(say("database.unreachable-as-root", { path: home }));
  }

  /** Beside its final place and then renamed, so that a death half way leaves no half a cluster. */
  function initialise() {
    const fresh = mkdtempSync(join(home, "postgres-new-"));
    const secret = join(socket, randomBytes(8).toString("hex"));
    writeFileSync(secret, password, { mode: 0o600 });
    for (const path of [fresh, secret]) runner.own(path);
    const [command = initdb, ...rest] = [
      ...[...runner.command, initdb, "-D", fresh, "-U", "postgres", "-A", "scram-sha-256"],
      ...["-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"],
      ...["--builtin-locale=C.UTF-8", `--pwfile=${secret}`],
      ...(more.fsync === "off" ? ["--no-sync"] : []),
    ];
    const made = spawnSync(command, rest, { encoding: "utf8", ...runner.ids });
    rmSync(secret);
    if (made.status !== 0)
      throw failure(tail(`${made.stdout ?? ""}${made.stderr ?? ""}${made.error?.message ?? ""}`));
    try {
      renameSync(fresh, data);
      syncDirectory(home);
    } catch (error) {
      rmSync(fresh, { recursive: true });
      if (!existsSync(data)) throw error;
    }
  }

  /** Ends the server and waits until its files are at rest. */
  async function stop() {
    const pid = readPid(lockFile);
    if (!pid || !isPostgres(pid)) return;
    process.kill(pid, "SIGINT");
    for (let waited = 0; isPostgres(pid); waited++) {
      if (waited === 1200) process.kill(pid, "SIGQUIT");
      await wait(50);
    }
  }

  const failure = (words: string) => new Problem(say("database.failed", { tail: words, log }));
  return { url, ensure, stop };
}

export type EmbeddedPostgres = ReturnType<typeof embeddedPostgres>;

const isRunning = (child: ChildProcess | undefined) =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

/** Whether a server answers is asked at its socket; a pid file proves nothing after a kill. */
async function stateOf(url: string, home: string): Promise<"ready" | "busy" | "away"> {
  const sql = connect(url, { max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql`select 1`;
    return "ready";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "28P01") throw new Problem(say("database.password", { path: join(home, "keys") }));
    return code === "57P03" || code === "53300" ? "busy" : "away";
  } finally {
    await sql.end({ timeout: 0 });
  }
}
