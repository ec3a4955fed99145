import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSafeFetch, isPublic, NoAnswer, safeUrl } from "@/lib/core/fetch-safely";
import { tls } from "../support/tls";

const troubleOf = async (asked: Promise<unknown>): Promise<NoAnswer> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof NoAnswer) return error;
    throw error;
  }
  throw new Error("it was called");
};

/** Names that a resolver answers with what stands inside. */
const names: Record<string, string[]> = {
  localhost: ["127.0.0.1"],
  "localhost.": ["127.0.0.1"],
  "foo.localhost": ["127.0.0.1"],
  "127.0.0.1.nip.io": ["127.0.0.1"],
  "inside.example": ["10.1.2.3"],
  "v6inside.example": ["fd00::1"],
  "mapped.example": ["::ffff:10.0.0.1"],
  "both.example": ["93.184.215.14", "127.0.0.1"],
  "metadata.google.internal": ["169.254.169.254"],
  metadata: ["100.100.100.200"],
  "printer.local": ["192.168.1.9"],
};

const unsafe = [
  // Not https, not our ports.
  "http://example.com/",
  "http://127.0.0.1/",
  "http://[::ffff:127.0.0.1]/",
  "http://2130706433/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "data:text/plain,x",
  "javascript:alert(1)",
  "ws://example.com/",
  "dict://example.com:11211/",
  "blob:https://example.com/x",
  "https://example.com:22/",
  "https://example.com:80/",
  "https://example.com:5432/",
  "https://example.com:6379/",
  "https://example.com:8080/",
  "https://example.com:65535/",
  // Names and passwords in front.
  "https://user@example.com/",
  "https://user:pass@example.com/",
  "https://example.com@127.0.0.1/",
  "https://127.0.0.1#@example.com/",
  "https://example.com:443@127.0.0.1/",
  // Loopback, however it is written.
  "https://127.0.0.1/",
  "https://127.0.0.1:8443/",
  "https://127.1/",
  "https://127.0.1/",
  "https://127.255.255.254/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://0x7f.1/",
  "https://127.0.0.1./",
  "https://127。0。0。1/",
  "https://①②⑦.⓪.⓪.①/",
  "https://%31%32%37.0.0.1/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[0000:0000:0000:0000:0000:ffff:7f00:0001]/",
  "https://[::127.0.0.1]/",
  "https://0/",
  "https://0.0.0.0/",
  "https://[::]/",
  "https://0.1.2.3/",
  // Private, shared, link-local, metadata.
  "https://10.0.0.1/",
  "https://10.255.255.255/",
  "https://172.16.0.1/",
  "https://172.31.255.254/",
  "https://192.168.0.1/",
  "https://192.168.1.1:8443/admin",
  "https://3232235777/",
  "https://0xc0a80101/",
  "https://0300.0250.1.1/",
  "https://100.64.0.1/",
  "https://100.127.255.254/",
  "https://100.100.100.200/latest/meta-data/",
  "https://169.254.169.254/latest/meta-data/",
  "https://169.254.0.1/",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://168.63.129.16/",
  "https://[fe80::1]/",
  "https://[fc00::1]/",
  "https://[fd00:ec2::254]/",
  "https://[fec0::1]/",
  "https://[::ffff:169.254.169.254]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:c0a8:101]/",
  // Ways from six to four.
  "https://[64:ff9b::7f00:1]/",
  "https://[64:ff9b::a9fe:a9fe]/",
  "https://[64:ff9b:1::a00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2002:a00:1::1]/",
  "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
  // Multicast, broadcast, reserved, documentation.
  "https://224.0.0.1/",
  "https://239.255.255.250/",
  "https://255.255.255.255/",
  "https://240.0.0.1/",
  "https://198.18.0.1/",
  "https://192.0.2.1/",
  "https://198.51.100.1/",
  "https://203.0.113.1/",
  "https://192.0.0.1/",
  "https://[ff02::1]/",
  "https://[2001:db8::1]/",
  "https://[100::1]/",
  "https://[4000::1]/",
  // Names that lead inside.
  ...Object.keys(names).map((name) => `https://${name}/`),
];
const broken = [
  "",
  "https://",
  "//example.com",
  "https://exa mple.com/",
  "https://[::1/",
  "https://256.1.1.1/",
  "not an address",
];

describe("T-20 addresses that are not called", () => {
  const calls: string[] = [];
  const fetch = createSafeFetch({
    resolve: async (host) => {
      calls.push(host);
      return names[host] ?? ["93.184.215.14"];
    },
    time: 50,
  });

  test(`there are at least eighty of them`, () => {
    expect(new Set([...unsafe, ...broken]).size).toBeGreaterThanOrEqual(80);
  });

  test.each([...unsafe, ...broken])("T-20 %s", async (url) => {
    expect((await troubleOf(fetch(url))).kind).toBe("unsafe");
  });

  test("T-20 addresses in the internet pass the rules", () => {
    for (const one of [
      "93.184.215.14",
      "8.8.8.8",
      "2606:4700:4700::1111",
      "::ffff:8.8.8.8",
      "172.32.0.1",
      "100.128.0.1",
    ])
      expect(isPublic(one)).toBe(true);
    for (const one of ["", "x", "1.2.3", "999.1.1.1"]) expect(isPublic(one)).toBe(false);
  });
});

describe("T-20, FI-16 a receiver with ideas of its own", () => {
  let server: Server;
  let port = 0;
  let hits = 0;

  beforeAll(async () => {
    server = createServer({ key: tls.key, cert: tls.cert }, (request, response) => {
      hits += 1;
      const path = request.url ?? "";
      if (path === "/big") {
        response.writeHead(200);
        const chunk = Buffer.alloc(64 * 1024, "x");
        const pour = () => {
          while (response.write(chunk) && !response.destroyed);
          if (!response.destroyed) response.once("drain", pour);
        };
        pour();
      } else if (path === "/slow-body") {
        response.writeHead(200);
        const drip = setInterval(() => response.write("."), 20);
        response.on("close", () => clearInterval(drip));
      } else if (path === "/redirect") {
        response.writeHead(302, { location: "https://127.0.0.1/" }).end();
      } else if (path === "/drop") request.socket.destroy();
      else if (path === "/silent") return;
      else response.writeHead(200).end(`${request.method} ${request.headers.host}`);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const here = (more: Parameters<typeof createSafeFetch>[0] = {}) =>
    createSafeFetch({
      resolve: async () => ["127.0.0.1"],
      allow: (address, at) => address === "127.0.0.1" && at === port,
      ca: tls.cert,
      time: 400,
      ...more,
    });
  const at = (path: string) => `https://hook.example:${port}${path}`;

  test("an honest one is asked under its name", async () => {
    const answer = await here()(at("/"), { method: "POST", body: "{}" });
    expect(answer).toEqual({ status: 200, body: `POST hook.example:${port}`, cut: false });
  });

  test("T-20 a name that changes its mind is connected where it was checked", async () => {
    let asked = 0;
    const fickle = here({
      resolve: async () => {
        asked += 1;
        return [asked === 1 ? "127.0.0.1" : "10.0.0.1"];
      },
    });
    expect((await fickle(at("/"))).status).toBe(200);
    expect(asked).toBe(1);
    expect(await troubleOf(fickle(at("/")))).toMatchObject({
      kind: "unsafe",
      code: "private-address",
    });
  });

  test("T-20 without the tests' allowance this very server is not called", async () => {
    const before = hits;
    const plain = createSafeFetch({ resolve: async () => ["127.0.0.1"] });
    expect((await troubleOf(plain("https://hook.example:8443/"))).code).toBe("private-address");
    expect(hits).toBe(before);
  });

  test("FI-16 of ten megabytes and more, 64 KB are read and memory stays flat", async () => {
    const before = process.memoryUsage().rss;
    for (let n = 0; n < 5; n += 1) {
      const answer = await here()(at("/big"));
      expect(answer).toMatchObject({ status: 200, cut: true });
      expect(answer.body.length).toBeLessThanOrEqual(64 * 1024);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
  });

  test("FI-16 an answer that never ends is cut off in time; what it said so far counts", async () => {
    expect(await here()(at("/slow-body"))).toMatchObject({ status: 200, cut: true });
  });

  test("FI-16 a redirect is not followed", async () => {
    expect(await troubleOf(here()(at("/redirect")))).toMatchObject({
      kind: "unsafe",
      code: "redirect",
    });
  });

  test("FI-16 a certificate that nobody vouches for is not spoken to", async () => {
    const before = hits;
    const trouble = await troubleOf(here({ ca: undefined })(at("/")));
    expect(trouble.kind).toBe("unreached");
    expect(hits).toBe(before);
  });

  test("FI-16 a certificate of another name is not spoken to", async () => {
    const before = hits;
    expect((await troubleOf(here()(`https://other.example:${port}/`))).code).toBe(
      "ERR_TLS_CERT_ALTNAME_INVALID",
    );
    expect(hits).toBe(before);
  });

  test("who hangs up or stays silent after our message: we do not know", async () => {
    for (const path of ["/drop", "/silent"])
      expect((await troubleOf(here()(at(path), { method: "POST", body: "x" }))).kind).toBe("lost");
  });

  test("who is not there got nothing", async () => {
    const nobody = here({ allow: () => true, resolve: async () => ["127.0.0.1"] });
    expect(await troubleOf(nobody("https://hook.example:1/"))).toMatchObject({
      kind: "unreached",
      code: "ECONNREFUSED",
    });
    expect(await troubleOf(here({ resolve: async () => [] })(at("/")))).toMatchObject({
      code: "unknown-host",
    });
  });
});

describe("EGRESS_ALLOW (T-20)", () => {
  const reach = (url: string) => {
    try {
      return safeUrl(url).hostname;
    } catch (error) {
      return error instanceof NoAnswer ? error.code : error;
    }
  };

  test("leaves nothing but the hosts it names, and what is below a dot", () => {
    process.env.EGRESS_ALLOW = "oapi.dingtalk.com, .example.com";
    expect(reach("https://OAPI.dingtalk.com./robot")).toBe("oapi.dingtalk.com.");
    expect(reach("https://hook.example.com/")).toBe("hook.example.com");
    expect(reach("https://example.com/")).toBe("example.com");
    for (const url of [
      "https://dingtalk.com/",
      "https://x.oapi.dingtalk.com/",
      "https://badexample.com/",
      "https://example.com.evil.net/",
      "https://93.184.215.14/",
    ])
      expect(reach(url)).toBe("not-allowed");
    expect(reach("http://hook.example.com/")).toBe("not-https");
    delete process.env.EGRESS_ALLOW;
    expect(reach("https://dingtalk.com/")).toBe("dingtalk.com");
  });
});
