/**
 * The process that serves: Next behind a plain HTTP server, so that we can drain it. It holds no
 * administrator's URL and no KEK, and it ends with the launcher.
 */
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { clientOf, trustedProxies } from "./proxies.ts";

process.on("disconnect", () => process.exit(0));

const { default: next } = await import("next");
const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);

const app = next({ dev: false, dir: ".", hostname, port });
await app.prepare();
const answer = app.getRequestHandler();

const trusts = trustedProxies(process.env.TRUSTED_PROXY);
const server = createServer((request, response) => {
  // No page, no search and no document has a NUL in its address, and the database takes none.
  if (/%00|\0/.test(request.url ?? "")) return void response.writeHead(400).end();
  nameClient(request);
  void answer(request, response);
});
// Longer than a proxy keeps its own connections, so that it never writes into a closing one.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
server.listen(port, hostname, () => process.send?.("ready"));
server.on("error", (error) => {
  process.stderr.write(`  ${error.message}\n`);
  process.exit(1);
});

/** Leaves one address in X-Forwarded-For, the true one; what a stranger claims in such headers is dropped. */
function nameClient({ headers, socket }: IncomingMessage) {
  const peer = socket.remoteAddress ?? "";
  const client = clientOf(peer, String(headers["x-forwarded-for"] ?? ""), trusts);
  if (!trusts(peer))
    for (const name of Object.keys(headers))
      if (name.startsWith("x-forwarded-") || name === "forwarded") delete headers[name];
  headers["x-forwarded-for"] = client;
}

/** What instrumentation.ts left: stops the queue and ends live streams. */
type Stop = () => Promise<void>;
const hooks = globalThis as typeof globalThis & { apertureStop?: Stop };

let draining = false;
async function drain() {
  if (draining) return;
  draining = true;
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([
    Promise.all([Promise.race([closed, wait(10_000)]), hooks.apertureStop?.()]),
    wait(35_000),
  ]);
  clearInterval(idle);
  process.exit(0);
}
process.on("SIGTERM", drain);
process.on("SIGINT", drain);
