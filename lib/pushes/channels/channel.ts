import type { channelKind } from "@/db/schema/suppliers";

export type ChannelKind = (typeof channelKind)[number];

/** What is sent, said once for every channel; each takes the shape it can show. */
export type Message = {
  /** The delivery's id: the same on every attempt, so that a receiver can tell a repeat (INV-12). */
  id: string;
  purpose: "push" | "cancel" | "test";
  /** TD-XM01-26-000123-A. */
  number: string;
  revision: number;
  subject: string;
  /** Lines of plain text, without the link. */
  text: string;
  html: string;
  /** Empty when there is none to open. */
  link: string;
  /** What the link is called: 打开推单. */
  open: string;
  /** What a machine reads (webhook). */
  data: Readonly<Record<string, unknown>>;
  pdf: { name: string; bytes: Buffer } | null;
};

/** Where to, unsealed for this one sending. */
export type Destination = { address: string; secret: string | null };

/**
 * How an attempt ended. "sent": the other side took it. "retry": it did not, and may later. "failed":
 * it never will. "unknown": it was sent, and no answer came; it may arrive twice. `failure` is the
 * word pushes.failure-<failure>, `detail` what the other side said.
 */
export type Outcome =
  | { kind: "sent"; detail?: string }
  | { kind: "retry" | "failed" | "unknown"; failure: Failure; detail?: string };

export type Failure =
  | "no-smtp"
  | "mail-refused"
  | "mail-later"
  | "mail-sign-in"
  | "unreached"
  | "no-answer"
  | "unsafe"
  | "not-allowed"
  | "bad-address"
  | "bad-secret"
  | "robot-gone"
  | "robot-signature"
  | "robot-keyword"
  | "robot-address-list"
  | "robot-too-often"
  | "robot-refused"
  | "receiver-gone"
  | "receiver-refused"
  | "receiver-busy";

export type Channel = {
  send: (message: Message, to: Destination) => Promise<Outcome>;
  /** Whether it can be told a repeat by the id alone, so that twice is once for the receiver. */
  readonly knowsRepeats: boolean;
};

/** As much of the other side's words as the timeline keeps; a NUL in them cannot be written down. */
export const said = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200);
