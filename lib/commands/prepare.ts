/** The launcher's hands in the database: migrates, loads the demo, makes the set-up code. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../db/address.ts";
import { loadKek } from "../core/keys.ts";
import { type CompanyState, companyState, demoAccounts, makeSetupCode } from "./company.ts";
import { describeServer } from "./database-server.ts";
import { loadDemo } from "./demo/load.ts";
import { storedKeys } from "./keyring.ts";
import { migrate } from "./migrate.ts";
import { explain, Problem } from "./print.mjs";
import { urlAs } from "./roles.ts";
import { serverSecrets } from "./secrets.ts";
import { say } from "./words.mjs";

type Where = { adminUrl: string; dataDir: string };
type Questions = {
  describe: (where: Where) => Promise<{ version: string; host: string }>;
  migrate: (where: Where) => Promise<{
    applied: number;
    company: CompanyState;
    secrets: Record<string, string>;
  }>;
  loadDemo: (where: Where) => Promise<void>;
  setupCode: (where: Where) => Promise<string>;
  demoAccounts: (where: Where) => Promise<string[]>;
};
export type Question = { [K in keyof Questions]: { do: K } & Where }[keyof Questions];
export type Answer<Q extends Question> = Awaited<ReturnType<Questions[Q["do"]]>>;

const answers: Questions = {
  describe: ({ adminUrl }) => describeServer(adminUrl),
  async migrate({ adminUrl, dataDir }) {
    const file = join(dataDir, "keys/kek.json");
    const fromFile = (process.env.KEK_PROVIDER ?? "file") === "file";
    // A key made now could not read what is there, and would stand in the way of the right one.
    if (fromFile && !existsSync(file) && (await hasKeys(adminUrl)))
      throw new Problem(say("key.absent", { path: file }));
    const kek = await loadKek(dataDir);
    const applied = await migrate(adminUrl, kek, fromFile ? file : "KEK");
    return {
      applied,
      company: await withAdmin(adminUrl, companyState),
      secrets: serverSecrets(adminUrl, kek),
    };
  },
  async loadDemo({ adminUrl, dataDir }) {
    const kek = await loadKek(dataDir);
    const owner = connect(urlAs(adminUrl, kek, "app_migrate"), { max: 1 });
    try {
      await loadDemo(owner, kek);
    } finally {
      await owner.end({ timeout: 5 });
    }
  },
  setupCode: ({ adminUrl }) => withAdmin(adminUrl, makeSetupCode),
  demoAccounts: ({ adminUrl }) => withAdmin(adminUrl, demoAccounts),
};

const hasKeys = (adminUrl: string) =>
  withAdmin(adminUrl, async (sql) => (await storedKeys(sql)).length > 0);

async function withAdmin<T>(
  adminUrl: string,
  work: (sql: ReturnType<typeof connect>) => Promise<T>,
) {
  const sql = connect(adminUrl, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

process.on("disconnect", () => process.exit(0));
process.on("message", async (question: Question) => {
  try {
    process.send?.({ answer: await answers[question.do](question) });
  } catch (error) {
    process.send?.({ problem: explain(error) });
  }
});
