import { spawn } from "node:child_process";
import { keep } from "./children.ts";
import type { Answer, Question } from "./prepare.ts";
import { Problem } from "./print.mjs";
import { say } from "./words.mjs";

/**
 * Whatever needs the administrator's connection and the product's own code happens in a process of
 * its own: when it has ended, the launcher is small again and has forgotten the modules.
 */
export function startPreparation() {
  const child = keep(
    spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "lib/commands/prepare.ts"],
      { stdio: ["ignore", "inherit", "pipe", "ipc"] },
    ),
  );
  let complaint = "";
  child.stderr?.on("data", (text) => {
    complaint += text;
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("close", () => {
      const reason = process.env.DEBUG
        ? complaint
        : (/^\w*Error.*$/m.exec(complaint)?.[0] ?? complaint);
      reject(new Problem(say("unexpected", { reason })));
    });
  });
  // Ending is only a failure for whoever waits for an answer.
  ended.catch(() => {});

  function ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
    const answered = new Promise<Answer<Q>>((resolve, reject) => {
      child.once("message", (reply: { problem: string } | { answer: Answer<Q> }) => {
        if ("problem" in reply) reject(new Problem(reply.problem));
        else resolve(reply.answer);
      });
    });
    if (child.connected) child.send(question);
    return Promise.race([answered, ended]);
  }

  return { ask, end: () => child.connected && child.disconnect() };
}
