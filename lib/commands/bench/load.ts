import { Agent, request } from "node:http";

export type Answer = { status: number; body: string; bytes: number };
export type Call = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
};
export type Measured = {
  perSecond: number;
  p50: number;
  p95: number;
  done: number;
  failed: number;
  /** Why the first one failed: a status and the beginning of the answer. */
  why?: string;
};

/** One server, with connections that stay open as a browser's do. */
export function client(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const call = ({ path, method = "GET", headers, body }: Call) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        { agent, port, host: "127.0.0.1", path, method, headers },
        (response) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          response.on("data", (part: Buffer) => {
            bytes += part.length;
            parts.push(part);
          });
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(parts).toString("utf8"),
              bytes,
            }),
          );
          response.on("error", reject);
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  return { call, close: () => agent.destroy() };
}

/** When a loop ends: after so many seconds, or when so many have been begun. */
export type Until = { seconds: number } | { times: number };

/**
 * A closed loop: so many clients, each beginning again as soon as it is done. `once` throws when its
 * answer is not the right one; a wrong answer counts as failed, not as done.
 */
export async function hammer(
  clients: number,
  until: Until,
  once: (client: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  let why: string | undefined;
  let started = 0;
  const begun = performance.now();
  const goesOn = () =>
    "times" in until ? started < until.times : performance.now() < begun + until.seconds * 1000;
  const loop = async (mine: number) => {
    while (goesOn()) {
      started += 1;
      const from = performance.now();
      try {
        await once(mine);
        times.push(performance.now() - from);
      } catch (error) {
        failed += 1;
        why ??= error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, mine) => loop(mine)));
  const took = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    done: times.length,
    failed,
    why,
  };
}
