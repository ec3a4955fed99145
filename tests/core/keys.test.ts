import {
  chmodSync,
  chownSync,
  mkdtempSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { keepPassword } from "@/lib/commands/postgres-files";
import { explain } from "@/lib/commands/print.mjs";
import { derive, KeyTrouble, loadKek } from "@/lib/core/keys";

const fresh = () => mkdtempSync(join(tmpdir(), "aperture-keys-"));
const fileIn = (dir: string) => join(dir, "keys", "kek.json");

afterEach(() => {
  delete process.env.KEK_PROVIDER;
  delete process.env.KEK;
});

describe("EN-03: the key that opens everything", () => {
  test("is made at the first run, for its owner only, and is the same ever after", async () => {
    const dir = fresh();
    const first = await loadKek(dir);
    expect(first).toHaveLength(32);
    expect((await loadKek(dir)).equals(first)).toBe(true);
    expect(statSync(fileIn(dir)).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, "keys")).mode & 0o777).toBe(0o700);
  });

  test("is one key, even when two servers start at the same moment", async () => {
    const dir = fresh();
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadKek(dir)));
    expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
  });

  test("is refused when others could read it", async () => {
    const dir = fresh();
    await loadKek(dir);
    chmodSync(fileIn(dir), 0o644);
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "loose", params: { mode: "600" } });
    chmodSync(fileIn(dir), 0o600);
    chmodSync(join(dir, "keys"), 0o755);
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "loose", params: { mode: "700" } });
  });

  test.skipIf(process.getuid?.() !== 0)("is refused when it is another user's", async () => {
    const dir = fresh();
    await loadKek(dir);
    chownSync(fileIn(dir), 65_534, 65_534);
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "owner" });
    chownSync(fileIn(dir), 0, 0);
    chownSync(join(dir, "keys"), 65_534, 65_534);
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "owner" });
  });

  test("is as little put right for the database's own password", async () => {
    const dir = fresh();
    keepPassword(dir);
    const password = join(dir, "keys", "postgres.password");
    chmodSync(password, 0o640);
    expect(() => keepPassword(dir)).toThrow(KeyTrouble);
    chmodSync(password, 0o600);
    chmodSync(join(dir, "keys"), 0o755);
    expect(() => keepPassword(dir)).toThrow(KeyTrouble);
  });

  test("is refused in a sentence that says what to do", async () => {
    const dir = fresh();
    await loadKek(dir);
    chmodSync(fileIn(dir), 0o644);
    const trouble = await loadKek(dir).catch((error) => error);
    expect(explain(trouble)).toMatch(/chmod 600 .*kek\.json/);
  });

  test("is refused when it is a link to somewhere else", async () => {
    const dir = fresh();
    await loadKek(dir);
    renameSync(fileIn(dir), join(dir, "elsewhere.json"));
    symlinkSync(join(dir, "elsewhere.json"), fileIn(dir));
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "link" });
  });

  test("is refused when it is not a key", async () => {
    const dir = fresh();
    await loadKek(dir);
    writeFileSync(fileIn(dir), '{"kek":"c2hvcnQ="}');
    await expect(loadKek(dir)).rejects.toMatchObject({ reason: "wrong" });
  });

  test("can come from the environment, and then no file is made", async () => {
    process.env.KEK_PROVIDER = "env";
    process.env.KEK = Buffer.alloc(32, 9).toString("base64");
    expect((await loadKek("/nowhere")).equals(Buffer.alloc(32, 9))).toBe(true);
    process.env.KEK = "short";
    await expect(loadKek("/nowhere")).rejects.toMatchObject({
      reason: "wrong",
      params: { where: "KEK" },
    });
  });
});

test("each use has a secret of its own", () => {
  const kek = Buffer.alloc(32, 1);
  expect(derive(kek, "wrap").equals(derive(kek, "nextauth"))).toBe(false);
  expect(derive(kek, "wrap").equals(derive(kek, "wrap"))).toBe(true);
});
