import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type Context, withTx } from "@/db";
import { type keyClass, keyring } from "@/db/schema/core";
import { derive } from "./keys";

export type KeyClass = (typeof keyClass)[number];
/** Where a value stands. Sealed for one place, it opens in no other (EN-01). */
export type Place = { table: string; column: string; id: string };

/** A sealed value that does not open: damaged, moved, or its key is gone. Never an empty string. */
export class SealBroken extends Error {
  override name = "SealBroken";
}

const layout = 1;

/** `0x01 | key-id(4) | iv(12) | tag(16) | ciphertext`, AES-256-GCM, bound to its place. */
export function sealWith(key: Buffer, keyId: number, aad: string, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const head = Buffer.alloc(5);
  head.writeUInt8(layout, 0);
  head.writeUInt32BE(keyId, 1);
  return Buffer.concat([head, iv, cipher.getAuthTag(), ciphertext]);
}

export function openWith(key: Buffer, aad: string, sealed: Buffer): Buffer {
  if (sealed.length < 33 || sealed.readUInt8(0) !== layout)
    throw new SealBroken("not a sealed value");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(5, 17))
      .setAAD(Buffer.from(aad))
      .setAuthTag(sealed.subarray(17, 33));
    return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]);
  } catch {
    throw new SealBroken("a sealed value does not open here");
  }
}

export const keyIdOf = (sealed: Buffer): number => {
  if (sealed.length < 33) throw new SealBroken("not a sealed value");
  return sealed.readUInt32BE(1);
};

export const aadOf = ({ table, column, id }: Place) => `v1|${table}|${column}|${id}`;

/** Seals text for its place with the active key of a class. */
export async function seal(kind: KeyClass, place: Place, text: string): Promise<Buffer> {
  const ring = await unwrapped();
  const active = ring.active.get(kind);
  if (!active) throw new SealBroken(`no active key of class ${kind}`);
  return sealWith(active.key, active.id, aadOf(place), Buffer.from(text, "utf8"));
}

/** The active key of a class, for what is not sealing. */
export async function keyOf(kind: KeyClass): Promise<Buffer> {
  const active = (await unwrapped()).active.get(kind);
  if (!active) throw new SealBroken(`no active key of class ${kind}`);
  return active.key;
}

/** Opens what `seal` made for this place. */
export async function unseal(place: Place, sealed: Buffer): Promise<string> {
  const ring = await unwrapped(keyIdOf(sealed));
  const key = ring.byId.get(keyIdOf(sealed));
  if (!key) throw new SealBroken("the key of a sealed value is unknown");
  return openWith(key, aadOf(place), sealed).toString("utf8");
}

/** How a data key stands in the keyring: sealed by the KEK, bound to its id and class. */
export const wrapKey = (kek: Buffer, id: number, kind: KeyClass, key: Buffer): Buffer =>
  sealWith(derive(kek, "wrap"), 0, `v1|keyring|${kind}|${id}`, key);
export const unwrapKey = (kek: Buffer, id: number, kind: KeyClass, wrapped: Buffer): Buffer =>
  openWith(derive(kek, "wrap"), `v1|keyring|${kind}|${id}`, wrapped);

type Ring = { byId: Map<number, Buffer>; active: Map<KeyClass, { id: number; key: Buffer }> };
const held = globalThis as typeof globalThis & { apertureRing?: Ring };

/** The keys in memory. Read once; read again when a value names a key made since. */
async function unwrapped(needed?: number): Promise<Ring> {
  if (held.apertureRing && (needed === undefined || held.apertureRing.byId.has(needed)))
    return held.apertureRing;
  const kek = Buffer.from(process.env.APERTURE_WRAP ?? "", "base64");
  if (kek.length !== 32)
    throw new SealBroken("APERTURE_WRAP is not set: start the product with npm start");
  const asWorker: Context = { as: "worker" };
  const rows = await withTx(asWorker, (tx) => tx.select().from(keyring), {
    readOnly: true,
  });
  const ring: Ring = { byId: new Map(), active: new Map() };
  for (const { id, class: kind, wrapped, active } of rows) {
    const key = openWith(kek, `v1|keyring|${kind}|${id}`, wrapped);
    ring.byId.set(id, key);
    if (active) ring.active.set(kind, { id, key });
  }
  held.apertureRing = ring;
  return ring;
}
