/** The launcher's hands in the database: migrates, loads the demo, makes the set-up code. */
import { connect } from "../../db/address.ts";
import { type CompanyState, companyState, demoAccounts, makeSetupCode } from "./company.ts";
import { describeServer } from "./database-server.ts";
import { loadDemo } from "./demo/load.ts";
import { openKek } from "./kek.ts";
import { migrate } from "./migrate.ts";
import { explain } from "./print.mjs";
import { readPasswords } from "./role-passwords.ts";
import { urlAs } from "./roles.ts";
import { serverSecrets } from "./secrets.ts";

type Where = { adminUrl: string; dataDir: string };
type Questions = {
  describe: (where: Where) => Promise<{ version: string; host: string }>;
  migrate: (where: Where) => Promise<{
    applied: number;
    company: CompanyState;
    secrets: Record<string, string>;
  }>;
  loadDemo: (where: Where & { code?: string }) => ReturnType<typeof loadDemo>;
  company: (where: Where) => Promise<CompanyState>;
  setupCode: (where: Where) => Promise<string>;
  demoAccounts: (where: Where) => Promise<string[]>;
};
export type Question = {
  [K in keyof Questions]: { do: K } & Parameters<Questions[K]>[0];
}[keyof Questions];
export type Answer<Q extends Question> = Awaited<ReturnType<Questions[Q["do"]]>>;

const answers: Questions = {
  describe: ({ adminUrl }) => describeServer(adminUrl),
  async migrate({ adminUrl, dataDir }) {
    const { kek, source } = await openKek(adminUrl, dataDir);
    const { applied, passwords } = await migrate(adminUrl, kek, source);
    return {
      applied,
      company: await withAdmin(adminUrl, companyState),
      secrets: serverSecrets(adminUrl, kek, passwords),
    };
  },
  async loadDemo({ adminUrl, dataDir, code }) {
    const { kek } = await openKek(adminUrl, dataDir);
    const passwords = await withAdmin(adminUrl, (admin) => readPasswords(admin, kek));
    const owner = connect(urlAs(adminUrl, passwords, "app_migrate"), { max: 1 });
    try {
      return await loadDemo(owner, kek, { code });
    } finally {
      await owner.end({ timeout: 5 });
    }
  },
  company: ({ adminUrl }) => withAdmin(adminUrl, companyState),
  setupCode: ({ adminUrl }) => withAdmin(adminUrl, makeSetupCode),
  demoAccounts: ({ adminUrl }) => withAdmin(adminUrl, demoAccounts),
};

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
