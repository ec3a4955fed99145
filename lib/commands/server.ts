import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { keep } from "./children.ts";
import { Problem, print } from "./print.mjs";
import { say } from "./words.mjs";

/** The server's own word that starting it again would not help (sysexits.h, EX_CONFIG). */
const refused = 78;
const steadyAfter = 30_000;
const patience = 5;

/** On a machine with much memory V8 collects late; this one also houses the database. */
const heap = "--max-old-space-size=384";

/** What it asks of us: the demo company, with the code that a person typed (lib/core/launcher.ts). */
type Asked = { id: string; demo: string };
type Answers = (code: string) => Promise<string>;

/**
 * Starts the serving process and starts it again when it dies. Resolves when it serves; `onEnd` is
 * called when it is given up.
 */
export async function startServer(
  env: NodeJS.ProcessEnv,
  demo: Answers,
  isStopping: () => boolean,
  onEnd: () => void,
) {
  const first = launch(env, demo);
  if (!(await first.ready)) throw new Problem(say("serve.failed"));
  void watch(first);

  async function watch(server: ReturnType<typeof launch>) {
    let deaths = 0;
    for (let current = server; ; ) {
      const how = await current.ended;
      if (isStopping()) return;
      deaths = performance.now() - current.begun > steadyAfter ? 1 : deaths + 1;
      if (how === refused || deaths > patience) {
        if (deaths > patience) print(say("serve.gives-up", { count: deaths }));
        return onEnd();
      }
      const seconds = 2 ** (deaths - 1) / 2;
      print(say("serve.again", { how: String(how), seconds }));
      await wait(seconds * 1000);
      if (isStopping()) return;
      current = launch(env, demo);
    }
  }
}

function launch(env: NodeJS.ProcessEnv, demo: Answers) {
  const child = keep(
    spawn(process.execPath, [heap, "lib/commands/web.ts"], {
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    }),
  );
  const ended = new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? code ?? 0));
  });
  const ready = new Promise<boolean>((resolve) => {
    child.on("message", async (message: "ready" | Asked) => {
      if (message === "ready") return resolve(true);
      const { id } = message;
      const answer = await demo(String(message.demo));
      if (child.connected) child.send({ id, answer });
    });
    ended.then(() => resolve(false));
  });
  return { ready, ended, begun: performance.now() };
}
