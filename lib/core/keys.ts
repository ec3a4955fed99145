import { hkdfSync, randomBytes } from "node:crypto";
import { lstatSync, mkdirSync } from "node:fs";
import { link, lstat, open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";

type Reason = "provider" | "link" | "loose" | "owner" | "wrong";

/** Why the key cannot be had; lib/commands/words.mjs has the sentence for the person at the terminal. */
export class KeyTrouble extends Error {
  override name = "KeyTrouble";
  readonly reason: Reason;
  readonly params: Record<string, string>;

  constructor(reason: Reason, params: Record<string, string>) {
    super(`key: ${reason} ${Object.values(params).join(" ")}`);
    this.reason = reason;
    this.params = params;
  }
}

/**
 * The key-encryption key, 32 bytes (EN-03). KEK_PROVIDER=env takes it from KEK (base64); otherwise it
 * lives in DATA_DIR/keys/kek.json, made at the first run, and a file that others could read or
 * replace is refused.
 */
export async function loadKek(dataDir: string): Promise<Buffer> {
  const provider = process.env.KEK_PROVIDER || "file";
  if (provider === "env") return exact(process.env.KEK ?? "", "KEK");
  if (provider !== "file") throw new KeyTrouble("provider", { provider });

  const file = join(openKeys(dataDir), "kek.json");
  if (!(await there(file))) await make(file);
  refuseLoose(file, 0o600);
  const { kek } = JSON.parse(await readFile(file, "utf8")) as { kek?: unknown };
  return exact(typeof kek === "string" ? kek : "", file);
}

/** The directory of the keys, made when it is missing; never put right silently when others may look in. */
export function openKeys(dataDir: string): string {
  const folder = join(dataDir, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseLoose(folder, 0o700);
  return folder;
}

/** A secret of its own for each use, so that no two uses share key material. */
export const derive = (kek: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync("sha256", kek, "aperture", info, 32));

const there = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Written whole and then named: of two servers that start together, one's key stands, never half of one. */
async function make(file: string): Promise<void> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    await handle.writeFile(`${JSON.stringify({ kek: randomBytes(32).toString("base64") })}\n`);
    await handle.sync();
    await handle.close();
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await unlink(draft);
  }
}

export function refuseLoose(path: string, mode: number): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) throw new KeyTrouble("link", { path });
  if ((found.mode & 0o777 & ~mode) !== 0)
    throw new KeyTrouble("loose", { path, mode: mode.toString(8) });
  if (process.getuid && found.uid !== process.getuid()) throw new KeyTrouble("owner", { path });
}

function exact(base64: string, where: string): Buffer {
  const key = Buffer.from(base64, "base64");
  if (key.length !== 32) throw new KeyTrouble("wrong", { where });
  return key;
}
