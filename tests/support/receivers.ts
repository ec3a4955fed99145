import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createSafeFetch } from "@/lib/core/fetch-safely";
import { tls } from "./tls";

type Got = { path: string; headers: Record<string, string | string[] | undefined>; body: string };
type Answer = { status: number; body?: string } | "drop" | "silence";

/** A receiver over TLS that answers as told, and a fetch that may reach it and nothing else. */
export async function webReceiver(answer: (got: Got) => Answer | Promise<Answer>) {
  const got: Got[] = [];
  const server: Server = createServer(
    { key: tls.key, cert: tls.cert },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const one = {
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      got.push(one);
      const wanted = await answer(one);
      if (wanted === "drop") request.socket.destroy();
      else if (wanted !== "silence") response.writeHead(wanted.status).end(wanted.body ?? "");
    },
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const port = (server.address() as AddressInfo).port;
  const fetch = createSafeFetch({
    resolve: async () => ["127.0.0.1"],
    allow: (address, at) => address === "127.0.0.1" && at === port,
    ca: tls.cert,
    time: 500,
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `https://${tls.host}:${port}`, port, got, fetch, close };
}

/** A mail server that keeps what it is given. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const got: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        got.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const port = (server.server.address() as AddressInfo).port;
  return { url: `smtp://127.0.0.1:${port}`, port, got, close: () => server.close() };
}
