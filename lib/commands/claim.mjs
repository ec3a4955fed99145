import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { print } from "./print.mjs";

/**
 * Lets one process at a time install or build in this checkout. The claim is a socket name without
 * a file, which the kernel frees when its holder dies, however it dies.
 * @template T
 * @param {string} what
 * @param {string} waiting what to say while another process holds the claim
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(what, waiting, work) {
  if (process.platform !== "linux") return work();
  const place = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 16);
  const path = `\0aperture-${process.getuid?.() ?? 0}-${place}-${what}`;
  for (let tries = 0; ; tries++) {
    const claim = await new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", (error) =>
        "code" in error && error.code === "EADDRINUSE" ? resolve(null) : reject(error),
      );
      server.listen(path, () => resolve(server));
    });
    if (claim) return await work().finally(() => claim.close());
    if (tries === 0) print(waiting);
    await wait(500);
  }
}
