import "server-only";
import { lookup } from "node:dns/promises";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** What other people's servers are told and asked (T-20). */
export type Ask = { method?: "GET" | "POST"; headers?: Record<string, string>; body?: string };
export type Answer = {
  status: number;
  body: string /** There was more than we read. */;
  cut: boolean;
};
export type SafeFetch = (url: string, ask?: Ask) => Promise<Answer>;

/**
 * Why there is no answer. "unsafe": we do not call such an address. "unreached": nothing was sent, so
 * trying again is harmless. "lost": it was sent, and whether it arrived we do not know.
 */
export class NoAnswer extends Error {
  override name = "NoAnswer";
  constructor(
    readonly kind: "unsafe" | "unreached" | "lost",
    readonly code: string,
  ) {
    super(code);
  }
}

const ports = new Set(["", "443", "8443"]);
const mostBytes = 64 * 1024;
const mostTime = 10_000;
/** Public by its number, but inside the cloud: Azure's wire server. */
const inside = new Set(["168.63.129.16"]);

/** Whether an address is out in the internet: no loopback, private, link-local, shared or reserved one. */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast" || inside.has(parsed.toString())) return false;
  // Of IPv6 only 2000::/3 is given out.
  return parsed.kind() === "ipv4" || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** The address, when we may call it at all: https, an allowed port, no password in it. */
export function safeUrl(text: string): URL {
  const unsafe = (code: string) => new NoAnswer("unsafe", code);
  if (!URL.canParse(text)) throw unsafe("not-an-address");
  const url = new URL(text);
  if (url.protocol !== "https:") throw unsafe("not-https");
  if (!ports.has(url.port)) throw unsafe("port");
  if (url.username || url.password) throw unsafe("password-in-address");
  const host = hostOf(url);
  if (isIP(host) && !isPublic(host)) throw unsafe("private-address");
  if (!mayReach(host)) throw unsafe("not-allowed");
  return url;
}

/** The hosts of EGRESS_ALLOW, the only ones this server then calls; null when all public ones are. */
export function allowedHosts(setting = process.env.EGRESS_ALLOW ?? ""): string[] | null {
  const hosts = setting
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return hosts.length > 0 ? hosts : null;
}

/** "hook.example.com" is that host; ".example.com" is it and every host below it. */
function mayReach(host: string): boolean {
  const asked = host.toLowerCase().replace(/\.$/, "");
  const allowed = allowedHosts();
  return (
    allowed?.some(
      (one) => asked === one.replace(/^\./, "") || (one.startsWith(".") && asked.endsWith(one)),
    ) ?? true
  );
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, "");

type Setup = {
  /** Name to addresses; the system's resolver unless a test brings its own. */
  resolve?: (host: string) => Promise<string[]>;
  /** For tests with a server of their own: takes the place of the rules on addresses and ports. */
  allow?: (address: string, port: number) => boolean;
  /** For the same: who vouches for that server. */
  ca?: string;
  time?: number;
};

/**
 * A fetch for addresses that people typed. The name is resolved once and that very address is
 * connected, so a name that changes its mind gains nothing. Redirects are not followed; 64 KB are
 * read, and all of it takes ten seconds at most.
 */
export function createSafeFetch(setup: Setup = {}): SafeFetch {
  const resolve = setup.resolve ?? systemResolver;
  return async (text, ask = {}) => {
    const url = setup.allow ? new URL(text) : safeUrl(text);
    const host = hostOf(url);
    const port = Number(url.port || 443);
    const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
    if (addresses.length === 0) throw new NoAnswer("unreached", "unknown-host");
    const good = (one: string) => setup.allow?.(one, port) ?? isPublic(one);
    // All of them: a name that also points inside is not asked at all.
    if (!addresses.every(good)) throw new NoAnswer("unsafe", "private-address");
    return call({ url, host, port, address: addresses[0] ?? "", ask, ...setup });
  };
}

const systemResolver = async (host: string) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

type Call = Setup & { url: URL; host: string; port: number; address: string; ask: Ask };

function call({ url, host, port, address, ask, ca, time = mostTime }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = ask.body ?? "";
    let sent = false;
    let status: number | undefined;
    const read: Buffer[] = [];
    let bytes = 0;
    const request = httpsRequest({
      host,
      port,
      path: url.pathname + url.search,
      method: ask.method ?? "GET",
      headers: { ...ask.headers, "content-length": String(Buffer.byteLength(body)) },
      lookup: pinned(address),
      agent: false,
      ...(isIP(host) ? {} : { servername: host }),
      ...(ca ? { ca } : {}),
    });
    const settle = (cut: boolean) => {
      clearTimeout(clock);
      request.destroy();
      if (status !== undefined)
        resolve({ status, body: Buffer.concat(read).toString("utf8"), cut });
      else reject(new NoAnswer(sent ? "lost" : "unreached", "timeout"));
    };
    const clock = setTimeout(() => settle(true), time);
    request.on("finish", () => {
      sent = true;
    });
    request.on("error", (error) => {
      if (status !== undefined) return settle(true);
      clearTimeout(clock);
      const code = "code" in error ? String(error.code) : "error";
      reject(new NoAnswer(sent ? "lost" : "unreached", code));
    });
    request.on("response", (response) => {
      status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        clearTimeout(clock);
        request.destroy();
        return reject(new NoAnswer("unsafe", "redirect"));
      }
      response.on("data", (chunk: Buffer) => {
        read.push(chunk.subarray(0, mostBytes - bytes));
        bytes += chunk.length;
        if (bytes >= mostBytes) settle(true);
      });
      response.on("end", () => settle(false));
      response.on("aborted", () => settle(true));
    });
    request.end(body);
  });
}

const pinned =
  (address: string): LookupFunction =>
  (_host, options, done) => {
    const family = isIP(address);
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
