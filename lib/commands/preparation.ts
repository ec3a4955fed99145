import { spawn } from "node:child_process";
import { keep } from "./children.ts";
import type { Answer, Question } from "./prepare.ts";
import { Problem } from "./print.mjs";

/**
 * Whatever needs the administrator's connection and the product's own code happens in a process of
 * its own: when it has ended, the launcher is small again and has forgotten the modules.
 */
export function startPreparation() {
  const child = keep(
    spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "lib/commands/prepare.ts"],
      { stdio: ["ignore", "inherit", "inherit", "ipc"] },
    ),
  );

  function ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error("preparation ended"));
      child.once("exit", onExit);
      child.once("message", (reply: { problem: string } | { answer: Answer<Q> }) => {
        child.off("exit", onExit);
        if ("problem" in reply) reject(new Problem(reply.problem));
        else resolve(reply.answer);
      });
      child.send(question);
    });
  }

  return { ask, end: () => child.disconnect() };
}
