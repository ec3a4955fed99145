/** From the installed packages to the served address; `npm start` runs it under Node 24. */
import { existsSync } from "node:fs";
import { ensureBuilt } from "./build.ts";
import { endChildren } from "./children.ts";
import { openDataDir } from "./data-dir.ts";
import { demoDoor } from "./demo-door.ts";
import { holdDatabase } from "./embedded.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { checkPort } from "./port.ts";
import { startPreparation } from "./preparation.ts";
import { Problem, print, printProblem, step } from "./print.mjs";
import { startServer } from "./server.ts";
import { say } from "./words.mjs";

let release: (() => Promise<void>) | undefined;
let stopping: Promise<never> | undefined;
let serves = false;
const isStopping = () => stopping !== undefined;

/** Drains the server, then puts the database to rest; whoever asks, and only once. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    if (serves) print(`\n  ${say("stop.draining")}`);
    await endChildren(40_000);
    await release?.();
    if (serves) print(say("stop.done"));
    process.exit(code);
  })();
  return stopping;
}

function give(error: unknown) {
  if (isStopping()) return;
  printProblem(error);
  void stop(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
process.on("disconnect", () => stop(1));
process.on("uncaughtException", give);
// A terminal that was closed must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await start(readEnvironment(), process.argv.includes("--demo"));
} catch (error) {
  give(error);
}

async function start(env: Environment, demo: boolean) {
  openDataDir(env.dataDir);
  const preparation = startPreparation();
  // Before the port: of a second start on the same directory one wants to know who holds it.
  const adminUrl = env.databaseUrl ?? (await openEmbedded(env));
  await checkPort(env.host, env.port);
  const where = { adminUrl, dataDir: env.dataDir };
  if (env.databaseUrl)
    await step(
      say("database"),
      () => preparation.ask({ do: "describe", ...where }),
      (server) => say("database.external", server),
    );
  await step(say("build"), ensureBuilt);
  const prepared = await step(
    say("migrate"),
    () => preparation.ask({ do: "migrate", ...where }),
    ({ applied }) =>
      applied > 0 ? say("migrate.applied", { count: applied }) : say("migrate.current"),
  );
  let { company } = prepared;
  if (demo && company === "none") {
    await step(
      say("demo"),
      () => preparation.ask({ do: "loadDemo", ...where }),
      (how) => say(how === "loaded" ? "demo.loaded" : "demo.present"),
    );
    company = await preparation.ask({ do: "company", ...where });
  }
  if (demo && company === "real") throw new Problem(say("demo.real"));
  const serverEnv = environmentOfServer(env, prepared.secrets);
  await step(
    say("serve"),
    () => startServer(serverEnv, demoDoor(where), isStopping, () => stop(1)),
    () => env.localUrl,
  );
  serves = true;
  await reportHealth(env.localUrl);

  print();
  const url = env.appUrl ?? env.localUrl;
  print(say("serve.open", { url }));
  if (company === "none")
    print(say("serve.setup", { url, code: await preparation.ask({ do: "setupCode", ...where }) }));
  if (company === "demo") {
    print(say("demo.logins", { password: "aperture-demo" }));
    print(`  ${(await preparation.ask({ do: "demoAccounts", ...where })).join("  ")}`);
  }
  print(say("serve.stop"));
  print();
  preparation.end();
}

async function openEmbedded({ dataDir, localUrl }: Environment) {
  const holding = holdDatabase(dataDir, localUrl, give);
  // Whoever stops us while PostgreSQL is starting waits for it and stops it too.
  release = () => holding.then((held) => held.release()).catch(() => {});
  const held = await step(
    say("database"),
    () => holding,
    ({ adopted, version }) =>
      say(adopted ? "database.adopted" : "database.embedded", {
        version,
        path: dataDir.replace(`${process.cwd()}/`, ""),
      }),
  );
  return held.url;
}

/** Everything it inherits but the administrator's URL and the KEK. */
function environmentOfServer(env: Environment, secrets: Record<string, string>) {
  return {
    ...process.env,
    ...secrets,
    // Empty, not absent: Next would read them from .env again.
    DATABASE_URL: "",
    KEK: "",
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_MANUAL_SIG_HANDLE: "true",
    PORT: String(env.port),
    HOST: env.host,
    DATA_DIR: env.dataDir,
    SMTP_URL: env.smtpUrl ?? "",
    APP_URL: env.appUrl ?? "",
    NEXTAUTH_URL: env.appUrl ?? env.localUrl,
  };
}

async function reportHealth(url: string) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(15_000) });
    if (!response.ok) print(say("serve.unwell", { reason: await response.text() }));
  } catch (error) {
    print(say("serve.unwell", { reason: error instanceof Error ? error.message : "" }));
  }
}
