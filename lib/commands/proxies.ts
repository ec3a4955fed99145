import ipaddr from "ipaddr.js";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** `1` means a proxy on this machine. */
const loopback = ["127.0.0.0/8", "::1/128"];

export type Trusts = (address: string) => boolean;

/** Reads TRUSTED_PROXY: addresses and CIDR ranges, between commas or spaces. Nobody is trusted by default. */
export function trustedProxies(value = ""): Trusts {
  const named = value.split(/[\s,]+/).filter(Boolean);
  const ranges = named.flatMap((one) => (one === "1" ? loopback : [one])).map(rangeOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some((range) => range[0].kind() === parsed.kind() && parsed.match(range));
  };
}

function rangeOf(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  try {
    if (text.includes("/")) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    // "10" would be read as 0.0.0.10.
    if (address.kind() === "ipv4" && !ipaddr.IPv4.isValidFourPartDecimal(text)) throw new Error();
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    throw new Problem(say("env.proxy", { value: text }));
  }
}

/**
 * Whose request it is. Each proxy adds the address it heard from at the end of X-Forwarded-For, so the
 * list is read from there, for as long as the one who speaks is trusted.
 */
export function clientOf(peer: string, forwardedFor: string, trusts: Trusts): string {
  let client = peer;
  for (const hop of forwardedFor.split(",").reverse()) {
    const address = hop.trim();
    if (!trusts(client) || !ipaddr.isValid(address)) break;
    client = address;
  }
  return client;
}
