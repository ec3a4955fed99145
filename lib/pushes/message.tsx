/** @jsxImportSource preact */
import "server-only";
import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import type { Message } from "./channels/channel";
import type { PushContent } from "./content";
import { messageWords } from "./message-words";
import { saying } from "./say";
import { moneyOf, quantityOf } from "./supplier-page-changes";
import { saidDay } from "./supplier-page-frame";

/** Suppliers are written to in Chinese. */
const say = saying(messageWords, "zh-CN");
const open = say("pushes.message.open");
const day = (on: string) => saidDay(on, "zh-CN", true);
/** A chat message stays short; the page has the rest. */
const mostLines = 20;

export type Told = {
  id: string;
  purpose: "push" | "cancel";
  number: string;
  revision: number;
  content: PushContent;
  link: string;
};

export function messageOf(told: Told, pdf: Message["pdf"]): Message {
  const { id, purpose, number, revision, content, link } = told;
  const { studio } = content;
  const about = { studio, number, revision, day: day(content.dueOn) };
  const subject =
    purpose === "cancel"
      ? say("pushes.message.subject-cancelled", about)
      : say(revision > 1 ? "pushes.message.subject-changed" : "pushes.message.subject", about);
  const lines = purpose === "cancel" ? cancelled(told) : pushed(told);
  const text = lines.join("\n");
  const html = htmlOf(subject, lines, link);
  const data = dataOf(told);
  return { id, purpose, number, revision, subject, text, html, link, open, data, pdf };
}

/** 测试发送: the same way, with nothing of a push in it. */
export function testMessage(id: string, studio: string): Message {
  const subject = say("pushes.message.subject-test", { studio });
  const text = say("pushes.message.test");
  const html = htmlOf(subject, [text], "");
  const data = { message: text };
  return {
    id,
    purpose: "test",
    number: "",
    revision: 0,
    subject,
    text,
    html,
    link: "",
    open,
    data,
    pdf: null,
  };
}

const cancelled = ({ number, content: { buyer } }: Told) => [
  say("pushes.message.cancelled", { number }),
  say("pushes.message.ask", buyer),
];

function pushed({ number, revision, content }: Told): string[] {
  const shown = content.lines.slice(0, mostLines);
  const rest = content.lines.length - shown.length;
  return [
    say("pushes.message.head", { number, revision }),
    ...shown.map(({ name, spec, quantity, unit }) =>
      say("pushes.message.line", {
        name,
        spec,
        quantity: `${quantityOf(quantity)} ${unit}`,
      }).replace("  ", " "),
    ),
    ...(rest > 0 ? [say("pushes.message.more", { count: rest })] : []),
    say("pushes.message.due", { day: day(content.dueOn), place: content.shipTo }),
    say("pushes.message.ask", content.buyer),
  ];
}

/** Mail programs read no style sheets, so the few styles stand on the elements. */
const Mail = (props: { title: string; children: ComponentChildren }) => (
  <html lang="zh-CN">
    {/* biome-ignore lint/style/noHeadElement: this is a mail's whole document. */}
    <head>
      <meta charset="utf-8" />
      <title>{props.title}</title>
    </head>
    <body style="margin:0;padding:24px;background:#f6f4f1;color:#271e1b;font:15px/24px -apple-system,'PingFang SC','Microsoft YaHei',sans-serif">
      <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:12px">
        {props.children}
      </div>
    </body>
  </html>
);

const htmlOf = (subject: string, [head = "", ...lines]: string[], link: string): string =>
  `<!doctype html>${render(
    <Mail title={subject}>
      <p style="margin:0 0 8px;font-size:17px;font-weight:600">{head}</p>
      {lines.map((line) => (
        <p key={line} style="margin:0 0 4px">
          {line}
        </p>
      ))}
      {link ? (
        <p style="margin:20px 0 0">
          <a
            href={link}
            style="display:inline-block;padding:10px 20px;background:#762b5e;color:#fff;border-radius:8px;text-decoration:none"
          >
            {open}
          </a>
          <br />
          <small style="color:#675e59;word-break:break-all">{link}</small>
        </p>
      ) : null}
    </Mail>,
  )}`;

const plain = (text: string) => text.replaceAll(",", "");
const money = (fen: string | null) => (fen === null ? null : plain(moneyOf(fen)));

/** For a machine: the same content, numbers as decimal text. A cancelled push says no more than that. */
function dataOf({ purpose, number, revision, content, link }: Told): Message["data"] {
  if (purpose === "cancel") return { number, revision, buyer: content.buyer, link: link || null };
  const { studio, branch, buyer, shipTo, dueOn, notes, sums } = content;
  const lines = content.lines.map(({ quantity, price, amount, ...line }) => ({
    ...line,
    quantity: plain(quantityOf(quantity)),
    price: money(price),
    amount: money(amount),
  }));
  const total = money(sums?.total ?? null);
  return { number, revision, link, studio, branch, buyer, shipTo, dueOn, notes, lines, total };
}
