import { connect } from "../../db/address.ts";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** What DATABASE_URL leads to, or why it will not do. */
export async function describeServer(adminUrl: string) {
  const { host } = new URL(adminUrl);
  const sql = connect(adminUrl, { max: 1, connect_timeout: 10 });
  try {
    const [row] = await sql<{ number: number; version: string; encoding: string }[]>`
      select current_setting('server_version_num')::integer as number,
        split_part(current_setting('server_version'), ' ', 1) as version,
        current_setting('server_encoding') as encoding`;
    const { number = 0, version = "", encoding = "" } = row ?? {};
    if (number < 150_000) throw new Problem(say("database.old", { version }));
    if (encoding !== "UTF8") throw new Problem(say("database.encoding", { encoding }));
    return { version, host };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(say("database.connect", { host, reason }));
  } finally {
    await sql.end({ timeout: 0 });
  }
}
