import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/** Fails early, in a sentence. A server that is just dying may hold the port for a moment. */
export async function checkPort(host: string, port: number) {
  for (let tries = 0; ; tries++) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer();
      probe.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
      probe.listen(port, host, () => probe.close(() => resolve(undefined)));
    });
    if (!code) return;
    if (code !== "EADDRINUSE") throw new Problem(say("port.denied", { host, port, code }));
    if (tries === 10) throw new Problem(say("port.taken", { host, port }));
    await wait(100);
  }
}
