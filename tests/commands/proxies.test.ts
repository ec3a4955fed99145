import { describe, expect, test } from "vitest";
import { readEnvironment } from "@/lib/commands/environment";
import { clientOf, trustedProxies } from "@/lib/commands/proxies";

const peer = "10.1.2.3";

describe("L-11: whose request it is", () => {
  test("is said by the connection alone while no proxy is named", () => {
    for (const forged of ["203.0.113.9", "127.0.0.1", "203.0.113.9, 127.0.0.1"])
      expect(clientOf(peer, forged, trustedProxies())).toBe(peer);
  });

  test("is said by a named proxy, and by nobody else", () => {
    const trusts = trustedProxies("10.1.0.0/16, 2001:db8::7");
    expect(clientOf(peer, "203.0.113.9", trusts)).toBe("203.0.113.9");
    expect(clientOf("::ffff:10.1.2.3", "203.0.113.9", trusts)).toBe("203.0.113.9");
    expect(clientOf("2001:db8::7", "203.0.113.9", trusts)).toBe("203.0.113.9");
    for (const stranger of ["10.2.0.1", "127.0.0.1", "2001:db8::8", ""])
      expect(clientOf(stranger, "203.0.113.9", trusts)).toBe(stranger);
  });

  test("with 1, is said by a proxy on this machine only", () => {
    const trusts = trustedProxies("1");
    for (const here of ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
      expect(clientOf(here, "203.0.113.9", trusts)).toBe("203.0.113.9");
    expect(clientOf(peer, "203.0.113.9", trusts)).toBe(peer);
  });

  test("is what the last trusted proxy saw, not what a browser wrote before it", () => {
    const trusts = trustedProxies("10.0.0.0/8");
    expect(clientOf(peer, "198.51.100.1, 203.0.113.9", trusts)).toBe("203.0.113.9");
    expect(clientOf(peer, "198.51.100.1, 203.0.113.9, 10.9.9.9", trusts)).toBe("203.0.113.9");
    expect(clientOf(peer, "203.0.113.9, <script>", trusts)).toBe(peer);
    expect(clientOf(peer, "", trusts)).toBe(peer);
  });
});

test.each(["yes", "10", "10.0.0.0/33", "proxy.example.com", "10.0.0.1/8/8"])(
  "TRUSTED_PROXY=%s is refused at the start, with the words that help",
  (value) => {
    expect(() => readEnvironment({ NODE_ENV: "test", TRUSTED_PROXY: value })).toThrow(
      /TRUSTED_PROXY/,
    );
  },
);
