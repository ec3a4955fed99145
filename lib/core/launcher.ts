import "server-only";
import { randomUUID } from "node:crypto";

/** What lib/commands/demo-door.ts answers. */
export type DemoAnswer = "loaded" | "taken" | "wrong-code" | "busy" | "failed";

const patience = 120_000;

/**
 * Asks the process that started this one to load the demo company. It alone holds the administrator's
 * connection and the KEK, and it looks at the code itself, so that this process gains no power by asking.
 */
export function askForDemo(code: string): Promise<DemoAnswer> {
  if (!process.send) return Promise.resolve("failed");
  const id = randomUUID();
  return new Promise((resolve) => {
    const end = (answer: DemoAnswer) => {
      clearTimeout(timer);
      process.off("message", hear);
      resolve(answer);
    };
    const hear = (reply: { id?: string; answer?: DemoAnswer } | null) => {
      if (reply?.id === id && reply.answer) end(reply.answer);
    };
    const timer = setTimeout(end, patience, "failed");
    process.on("message", hear);
    process.send?.({ id, demo: code });
  });
}
