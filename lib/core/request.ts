import "server-only";
import ipaddr from "ipaddr.js";
import { headers } from "next/headers";
import type { Request } from "./audit";
import { reference } from "./log";

/**
 * The caller's address. The server (lib/commands/web.ts) writes it here itself, from the connection or
 * from a proxy that TRUSTED_PROXY names.
 */
export function addressOf(from: Headers): string {
  const last = from.get("x-forwarded-for")?.split(",").at(-1)?.trim();
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

const browsers: [RegExp, string][] = [
  [/MicroMessenger\//, "微信 WeChat"],
  [/DingTalk\//, "钉钉 DingTalk"],
  [/(?:Lark|Feishu)\//, "飞书 Feishu"],
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/Linux|X11/, "Linux"],
];

/** "Chrome · Windows": enough for a person to know his own devices, and no more. */
export function browserOf(agent: string): string {
  const names = [browsers, systems].map((list) => list.find(([sign]) => sign.test(agent))?.[1]);
  return names.filter(Boolean).join(" · ");
}
