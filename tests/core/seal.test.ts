import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyIdOf, openWith, SealBroken, sealWith, unwrapKey, wrapKey } from "@/lib/core/seal";
import { times } from "../support/proof";

const key = randomBytes(32);
const aad = "v1|suppliers|bank_account|0192";

describe("EN-11: a sealed value", () => {
  test("comes back as it was, whatever was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const sealed = sealWith(key, 7, aad, Buffer.from(text, "utf8"));
        expect(openWith(key, aad, sealed).toString("utf8")).toBe(
          Buffer.from(text).toString("utf8"),
        );
        expect(keyIdOf(sealed)).toBe(7);
      }),
    );
  });

  test("does not open once any byte after its key's name was changed", () => {
    const sealed = sealWith(key, 1, aad, Buffer.from("6222 0200 1234"));
    for (let i = 5; i < sealed.length; i += 1) {
      const bent = Buffer.from(sealed);
      bent.writeUInt8((bent.readUInt8(i) + 1) % 256, i);
      expect(() => openWith(key, aad, bent)).toThrow(SealBroken);
    }
  });

  test("does not open in another row, column or table (EN-01)", () => {
    const sealed = sealWith(key, 1, aad, Buffer.from("secret"));
    expect(() => openWith(key, "v1|suppliers|bank_account|0193", sealed)).toThrow(SealBroken);
  });

  test("is refused with a typed error when it is cut short or not ours", () => {
    expect(() => openWith(key, aad, Buffer.alloc(20))).toThrow(SealBroken);
    expect(() => openWith(key, aad, randomBytes(64))).toThrow(SealBroken);
    expect(() => keyIdOf(Buffer.alloc(3))).toThrow(SealBroken);
  });

  test("never uses an initialisation vector twice", () => {
    const count = times("EN-11", 20_000, 1_000_000);
    const seen = new Set<string>();
    for (let i = 0; i < count; i += 1)
      seen.add(sealWith(key, 1, aad, Buffer.alloc(1)).toString("latin1", 5, 17));
    expect(seen.size).toBe(count);
  });
});

test("EN-02: a data key opens only with the key that wrapped it, under its own name", () => {
  const kek = randomBytes(32);
  const wrapped = wrapKey(kek, 3, "file", key);
  expect(unwrapKey(kek, 3, "file", wrapped).equals(key)).toBe(true);
  expect(() => unwrapKey(randomBytes(32), 3, "file", wrapped)).toThrow(SealBroken);
  expect(() => unwrapKey(kek, 4, "file", wrapped)).toThrow(SealBroken);
  expect(() => unwrapKey(kek, 3, "customer", wrapped)).toThrow(SealBroken);
});
