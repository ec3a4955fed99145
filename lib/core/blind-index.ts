import "server-only";
import { createHmac } from "node:crypto";
import { keyOf } from "./seal";

/**
 * What a sealed value is found by: a keyed hash of its one normal form, cut to 16 bytes (EN-04). Of no
 * use without the key, which stands in the keyring wrapped like the others. Not inside a transaction:
 * the first call reads the keys.
 */
export const blindIndex = async (what: string, value: string): Promise<Buffer> =>
  hashWith(await keyOf("index"), what, value);

export const hashWith = (key: Buffer, what: string, value: string): Buffer =>
  createHmac("sha256", key).update(`${what}|${value}`).digest().subarray(0, 16);
