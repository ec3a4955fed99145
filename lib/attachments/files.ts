import "server-only";
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { aadOf, openWith, seal, sealWith, unseal } from "@/lib/core/seal";

const placeOf = (id: string) => ({ table: "attachments", column: "file", id });
const keyPlace = (id: string) => ({ table: "attachments", column: "key_sealed", id });

/** By the end of the id: its beginning is the time, which would fill one folder after another. */
function pathOf(id: string): { folder: string; file: string } {
  const folder = join(process.env.DATA_DIR || ".data", "attachments", id.slice(-2));
  return { folder, file: join(folder, id) };
}

/**
 * Seals the file with a key of its own and puts it on the disk for good: written beside its place,
 * flushed, then renamed, so that a death half way leaves no half a file. Returns the sealed key.
 */
export async function keepFile(id: string, content: Buffer): Promise<Buffer> {
  const key = randomBytes(32);
  const keySealed = await seal("file", keyPlace(id), key.toString("base64"));
  const { folder, file } = pathOf(id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = `${file}.part`;
  const handle = await open(fresh, "w", 0o600);
  try {
    await handle.writeFile(sealWith(key, 0, aadOf(placeOf(id)), content));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  const parent = await open(folder, "r");
  await parent.sync().finally(() => parent.close());
  return keySealed;
}

export async function openFile(id: string, keySealed: Buffer): Promise<Buffer> {
  const key = Buffer.from(await unseal(keyPlace(id), keySealed), "base64");
  return openWith(key, aadOf(placeOf(id)), await readFile(pathOf(id).file));
}

/** For a file whose row was not written. */
export const dropFile = (id: string): Promise<void> => unlink(pathOf(id).file).catch(() => {});
