import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** "before": COMMIT never reaches the database. "after": it does, and its answer reaches nobody. */
type Cut = "before" | "after";

/** Stands between the server and PostgreSQL's socket, and cuts a connection when it is about to commit. */
export async function cuttingProxy(socketDirectory: string) {
  const home = mkdtempSync(join(tmpdir(), "aperture-cut-"));
  const planned: Cut[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(join(socketDirectory, ".s.PGSQL.5432"));
    const commits = commitWatcher();
    let silent = false;
    const end = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on("error", end);
      socket.on("close", end);
    }
    client.on("data", (chunk: Buffer) => {
      const cut = commits(chunk) ? planned.shift() : undefined;
      if (cut === "before") return end();
      silent = cut === "after";
      database.write(chunk);
    });
    database.on("data", (chunk: Buffer) => (silent ? end() : client.write(chunk)));
  });
  await new Promise<void>((done) => server.listen(join(home, ".s.PGSQL.5432"), done));
  return {
    home,
    plan: (...cuts: Cut[]) => planned.push(...cuts),
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Reads what a client sends, as far as needed to know a COMMIT, prepared or not. */
function commitWatcher() {
  let rest = Buffer.alloc(0);
  let greeted = false;
  const prepared = new Set<string>();
  return (chunk: Buffer): boolean => {
    rest = Buffer.concat([rest, chunk]);
    let found = false;
    for (;;) {
      // The greeting alone has no letter in front.
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return found;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return found;
      const kind = greeted ? String.fromCharCode(rest[0] ?? 0) : "";
      const words = rest
        .subarray(head + 4, length)
        .toString("latin1")
        .split("\0");
      rest = rest.subarray(length);
      greeted = true;
      if (kind === "P" && words[1] === "commit") prepared.add(words[0] ?? "");
      if (kind === "B" && prepared.has(words[1] ?? "")) found = true;
      if (kind === "Q" && words[0] === "commit") found = true;
    }
  };
}
