import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../db/address.ts";
import { loadKek } from "../core/keys.ts";
import { storedKeys } from "./keyring.ts";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** The KEK for this database, made at the first run, and where it came from. */
export async function openKek(adminUrl: string, dataDir: string) {
  const file = join(dataDir, "keys/kek.json");
  const fromFile = (process.env.KEK_PROVIDER || "file") === "file";
  // A key made now could not read what is there, and would stand in the way of the right one.
  if (fromFile && !existsSync(file) && (await hasKeys(adminUrl)))
    throw new Problem(say("key.absent", { path: file }));
  return { kek: await loadKek(dataDir), source: fromFile ? file : "KEK" };
}

async function hasKeys(adminUrl: string) {
  const admin = connect(adminUrl, { max: 1 });
  try {
    return (await storedKeys(admin)).length > 0;
  } finally {
    await admin.end({ timeout: 5 });
  }
}
