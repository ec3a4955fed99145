import "server-only";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createTransport, type Transporter } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import { type Channel, type Message, type Outcome, said } from "./channel";

type Smtp = { url: string; timeout?: number };

/** Mail through SMTP_URL, HTML and text, with the push as PDF. */
export function emailChannel({ url, timeout = 30_000 }: Smtp): Channel {
  return {
    knowsRepeats: false,
    send: async (message, { address }) => {
      if (!url) return { kind: "failed", failure: "no-smtp" };
      if (!isMailAddress(address)) return { kind: "failed", failure: "bad-address" };
      const from = senderOf(url);
      const bytes = await compose(message, from, address);
      const raw = Readable.from([bytes]);
      // Once the whole message has been read into the connection, no answer means: we do not know.
      const left = { all: false };
      raw.on("end", () => {
        left.all = true;
      });
      try {
        const done = await transportTo(url, timeout).sendMail({
          envelope: { from, to: [address] },
          raw,
        });
        return { kind: "sent", detail: said(String(done.response ?? "")) };
      } catch (error) {
        return outcomeOf(error, left.all);
      }
    },
  };
}

/** Connections are kept for the next message; one pool per server address. */
const pools = new Map<string, Transporter>();

function transportTo(url: string, timeout: number): Transporter {
  const known = pools.get(url);
  if (known) return known;
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 8,
    connectionTimeout: Math.min(timeout, 10_000),
    greetingTimeout: Math.min(timeout, 10_000),
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  pools.set(url, transport);
  return transport;
}

/** Ends the kept connections, when the server stops. */
export function closeMail(): void {
  for (const one of pools.values()) one.close();
  pools.clear();
}

const isMailAddress = (text: string) => /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text);

/** The account we sign in with is who we are; `?from=` in SMTP_URL says otherwise. */
function senderOf(url: string): string {
  const { searchParams, username, hostname } = new URL(url);
  const wanted = searchParams.get("from") ?? decodeURIComponent(username);
  return isMailAddress(wanted) ? wanted : `aperture@${hostname || "localhost"}`;
}

function compose(message: Message, from: string, to: string): Promise<Buffer> {
  const { id, subject, text, html, link, pdf } = message;
  const studio = subject.match(/^【(.+?)】/)?.[1];
  return new MailComposer({
    from: studio ? { name: studio, address: from } : from,
    to,
    subject,
    text: `${text}\n\n${link}\n`,
    html,
    // The same on every attempt (INV-12).
    messageId: `<${id}@${createHash("sha256").update(from).digest("hex").slice(0, 12)}.aperture>`,
    headers: { "X-Entity-Ref-ID": id, "Auto-Submitted": "auto-generated" },
    attachments: pdf
      ? [{ filename: pdf.name, content: pdf.bytes, contentType: "application/pdf" }]
      : [],
  })
    .compile()
    .build();
}

type SmtpError = { code?: string; command?: string; responseCode?: number; response?: string };

function outcomeOf(error: unknown, sentAll: boolean): Outcome {
  const { code, command, responseCode = 0, response = "" } = (error ?? {}) as SmtpError;
  const detail = said(response || code || "");
  // What the server refuses before it has heard of the message says nothing against the message:
  // one wrong password must not fail whatever waits.
  if (code === "EAUTH" || command?.startsWith("AUTH"))
    return { kind: "retry", failure: "mail-sign-in", detail };
  if (responseCode && (command === "CONN" || command === "EHLO" || command === "HELO"))
    return { kind: "retry", failure: "mail-later", detail };
  if (responseCode >= 500) return { kind: "failed", failure: "mail-refused", detail };
  if (responseCode >= 400) return { kind: "retry", failure: "mail-later", detail };
  if (sentAll) return { kind: "unknown", failure: "no-answer", detail };
  return { kind: "retry", failure: "unreached", detail };
}
