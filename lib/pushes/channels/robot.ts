import "server-only";
import { NoAnswer, type SafeFetch } from "@/lib/core/fetch-safely";
import {
  type Channel,
  type Destination,
  type Failure,
  type Message,
  type Outcome,
  said,
} from "./channel";
import { isRobotAddress } from "./rules";

/** What a robot's answer with this code means. "again" is worth another try. */
export type Meaning = { failure: Failure; again?: true };

type Robot = {
  /** The only hosts a robot of this kind lives on. */
  hosts: readonly string[];
  /** The field of the answer that holds the code; 0 is taken. */
  code: string;
  meanings: Readonly<Record<number, Meaning>>;
  request: (message: Message, to: Destination) => { url: URL; body: unknown };
};

/** A group-chat robot: JSON to its address, a code and a sentence back. It knows no repeats. */
export function robot(fetch: SafeFetch, { hosts, code, meanings, request }: Robot): Channel {
  return {
    knowsRepeats: false,
    send: async (message, to) => {
      if (!isRobotAddress(hosts, to.address)) return { kind: "failed", failure: "bad-address" };
      const { url, body } = request(message, to);
      try {
        const answer = await fetch(url.href, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8" },
          body: JSON.stringify(body),
        });
        return outcomeOf(answer, code, meanings);
      } catch (error) {
        return withoutAnswer(error);
      }
    },
  };
}

function outcomeOf(
  { status, body }: { status: number; body: string },
  field: string,
  meanings: Robot["meanings"],
): Outcome {
  const parsed = parse(body);
  const code = parsed && Number(parsed[field]);
  const words = parsed && String(parsed.errmsg ?? parsed.msg ?? "");
  const detail = said(parsed ? `${code} ${words}` : `HTTP ${status}`);
  if (code === 0) return { kind: "sent", detail };
  const meaning = code ? meanings[code] : undefined;
  if (meaning)
    return { kind: meaning.again ? "retry" : "failed", failure: meaning.failure, detail };
  if (status === 429 || status >= 500) return { kind: "retry", failure: "receiver-busy", detail };
  return { kind: "failed", failure: "robot-refused", detail };
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return value && typeof value === "object" ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The same for robots and webhooks: what no answer means. */
export function withoutAnswer(error: unknown): Outcome {
  if (!(error instanceof NoAnswer)) throw error;
  const detail = error.code;
  if (error.kind === "unsafe") {
    return { kind: "failed", failure: detail === "not-allowed" ? detail : "unsafe", detail };
  }
  if (error.kind === "lost") return { kind: "unknown", failure: "no-answer", detail };
  return { kind: "retry", failure: "unreached", detail };
}
