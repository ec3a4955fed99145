import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A plain proxy before several servers: each connection goes to the next of them. */
export async function roundRobin(ports: number[]) {
  const open = new Set<Socket>();
  const served = new Map(ports.map((port) => [port, 0]));
  const turns = { taken: 0 };
  const proxy = createServer((client) => {
    const next = ports[turns.taken++ % ports.length] ?? 0;
    served.set(next, (served.get(next) ?? 0) + 1);
    const server = connect(next, "127.0.0.1");
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => open.delete(from));
    }
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  const { port } = proxy.address() as AddressInfo;
  return {
    /** How many connections each has had. */
    served: () => [...served.values()],
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      proxy.close();
    },
  };
}
