import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { SMTPServer } from "smtp-server";

const place = () => process.env.E2E_MAIL_DIR ?? "";

/** One mail server for the whole run, since there is one product: its letters are files, so every worker finds them. */
export default async function openMailbox() {
  mkdirSync(place(), { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      if (!existsSync(refusalOf(address))) return done();
      done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const name = join(place(), randomUUID());
        writeFileSync(`${name}.part`, Buffer.concat(chunks));
        renameSync(`${name}.part`, `${name}.eml`);
        done();
      });
    },
  });
  await new Promise<void>((open) =>
    server.listen(Number(process.env.E2E_SMTP_PORT), "127.0.0.1", open),
  );
  return () => new Promise<void>((closed) => server.close(() => closed()));
}

const refusalOf = (address: string) => join(place(), `${address}.refused`);

/** From now on letters to this address come back. */
export const refuse = (address: string) => writeFileSync(refusalOf(address), "");
export const acceptAgain = (address: string) => rmSync(refusalOf(address), { force: true });

/** The letter about a document, as its reader sees it; a minute is what the product promises. */
export async function letterAbout(number: string): Promise<string> {
  let letter: string | undefined;
  await expect
    .poll(
      () => {
        letter = letters()
          .map(readable)
          .find((text) => text.includes(number));
        return letter !== undefined;
      },
      { timeout: 60_000, message: `a letter about ${number}` },
    )
    .toBe(true);
  return letter ?? "";
}

/** The sheet that came with the letter about a document. */
export function sheetAbout(number: string): { name: string; bytes: Buffer } {
  const letter = letters().find((one) => readable(one).includes(number)) ?? "";
  const part = letter.split(/^--.*$/m).find((one) => /content-type: application\/pdf/i.test(one));
  const [, head = "", body = ""] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part ?? "") ?? [];
  return {
    name: /filename="?([^"\r\n;]+)/.exec(head)?.[1] ?? "",
    bytes: Buffer.from(body, "base64"),
  };
}

const letters = () =>
  readdirSync(place())
    .filter((name) => name.endsWith(".eml"))
    .map((name) => readFileSync(join(place(), name), "latin1"));

/** The text parts of a message, decoded. */
function readable(message: string): string {
  return message
    .split(/^--.*$/m)
    .map((part) => {
      const [, head = "", body = ""] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
      if (!/content-type:\s*text\//i.test(head)) return "";
      if (/encoding:\s*base64/i.test(head)) return Buffer.from(body, "base64").toString();
      if (!/encoding:\s*quoted-printable/i.test(head)) return body;
      const bytes = body
        .replace(/=\r?\n/g, "")
        .replace(/=([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      return Buffer.from(bytes, "latin1").toString();
    })
    .join("\n");
}
