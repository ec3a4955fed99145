import { resolve } from "node:path";
import { Problem } from "./print.mjs";
import { trustedProxies } from "./proxies.ts";
import { say } from "./words.mjs";

export type Environment = ReturnType<typeof readEnvironment>;

/** What a person may set before `npm start`; .env.example says what each is for. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(say("env.port", { value: env.PORT ?? "" }));
  const host = env.HOST || "127.0.0.1";
  trustedProxies(env.TRUSTED_PROXY);
  const appUrl = url("APP_URL", env.APP_URL, ["http://", "https://"])?.replace(/\/+$/, "");
  return {
    port,
    host,
    appUrl,
    localUrl: `http://${reachable(host)}:${port}`,
    dataDir: resolve(env.DATA_DIR || ".data"),
    databaseUrl: url("DATABASE_URL", env.DATABASE_URL, ["postgres://", "postgresql://"]),
    smtpUrl: url("SMTP_URL", env.SMTP_URL, ["smtp://", "smtps://"]),
  };
}

function url(name: string, value: string | undefined, schemes: string[]) {
  if (!value) return undefined;
  if (schemes.some((scheme) => value.startsWith(scheme)) && URL.canParse(value)) return value;
  throw new Problem(say("env.url", { name, schemes: schemes.join(" / ") }));
}

function reachable(host: string) {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
