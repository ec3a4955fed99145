import "server-only";
import ipaddr from "ipaddr.js";
import { headers } from "next/headers";
import type { Request } from "./audit";
import { reference } from "./log";

/**
 * The caller's address. A proxy's header is believed only when TRUSTED_PROXY says that there is one;
 * otherwise anyone could write it, and the rate limits would count strangers.
 */
export function addressOf(from: Headers): string {
  const forwarded = process.env.TRUSTED_PROXY ? from.get("x-forwarded-for") : null;
  const last = forwarded?.split(",").at(-1)?.trim();
  return last && ipaddr.isValid(last) ? ipaddr.process(last).toString() : "127.0.0.1";
}

/** "203.0.113.0/24": as much of an address as a log may keep (L-05). */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "";
  const parsed = ipaddr.process(address);
  const [bits, bytes] = parsed.kind() === "ipv4" ? [24, 3] : [48, 6];
  const kept = parsed.toByteArray().map((one, i) => (i < bytes ? one : 0));
  return `${ipaddr.fromByteArray(kept).toString()}/${bits}`;
}

export async function thisRequest(): Promise<Request> {
  return { id: reference(), network: networkOf(addressOf(await headers())) };
}

/**
 * A server action without an Origin header is executed by the framework, and a forged
 * X-Forwarded-Host passes its check; so the wrapper looks for itself (stack.md).
 */
export async function sameOrigin(): Promise<boolean> {
  const from = await headers();
  const site = from.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = from.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === from.get("host");
}
