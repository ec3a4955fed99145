import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";
import type { PushContent } from "./content";
import { linkWords } from "./link-words";
import { saying } from "./say";
import { moneyOf, quantityOf } from "./supplier-page-changes";
import { saidDay } from "./supplier-page-frame";
import { qrOf } from "./supplier-page-qr";

/** The same push on A4, black on white, as a file. */
export type Sheet = { number: string; revision: number; content: PushContent; link: string };

const say = saying(linkWords, "zh-CN");
const edge = 40;
const wide = 595.28 - 2 * edge;
const bottom = 841.89 - 54;
const grey = "#444444";

type Doc = PDFKit.PDFDocument;
type Fonts = { regular: Buffer; medium: Buffer };
let fonts: Promise<Fonts> | undefined;

/** Opened once: reading 30,000 glyphs' tables takes longer than setting a page. */
async function opened(): Promise<Fonts> {
  const [regular, medium] = await Promise.all([open("400Regular"), open("500Medium")]);
  return { regular, medium };
}

// The server runs where node_modules lies; a bundler cannot know this file.
const open = async (weight: string) =>
  source(
    create(
      await readFile(
        join(
          process.cwd(),
          `node_modules/@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`,
        ),
      ),
    ) as Font,
  );

/** pdfkit takes an opened font as well, though its types do not say so. */
const source = (font: Font) => font as unknown as Buffer;

export async function pdfOf(sheet: Sheet): Promise<{ name: string; bytes: Buffer }> {
  fonts ??= opened();
  const { regular, medium } = await fonts;
  const title = say("pushes.link.title", { number: sheet.number });
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: edge, left: edge, right: edge, bottom: 0 },
    bufferPages: true,
    // None of pdfkit's own: both are registered below, and opening one twice costs 5 ms.
    font: "",
    info: { Title: title, Author: sheet.content.studio, Creator: "Aperture 光圈" },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => doc.on("end", resolve).on("error", reject));
  doc.registerFont("regular", regular).registerFont("medium", medium);
  drawHead(doc, sheet, title);
  drawFacts(doc, sheet.content);
  drawLines(doc, sheet.content);
  drawNotes(doc, sheet.content);
  drawFeet(doc, title);
  doc.end();
  await done;
  return { name: `${sheet.number}-v${sheet.revision}.pdf`, bytes: Buffer.concat(chunks) };
}

const put = (
  doc: Doc,
  text: string,
  x: number,
  y: number,
  { size = 10, medium = false, dim = false, ...options }: Look = {},
) =>
  doc
    .font(medium ? "medium" : "regular")
    .fontSize(size)
    .fillColor(dim ? grey : "#000000")
    // What the font cannot show would be an empty box.
    .text(text.replace(/\p{Extended_Pictographic}/gu, ""), x, y, { lineGap: 2, ...options });

type Look = { size?: number; medium?: boolean; dim?: boolean } & PDFKit.Mixins.TextOptions;

const rule = (doc: Doc, y: number) =>
  doc
    .moveTo(edge, y)
    .lineTo(edge + wide, y)
    .lineWidth(0.5)
    .strokeColor("#999999")
    .stroke();

function drawHead(doc: Doc, { content, revision, link }: Sheet, title: string) {
  put(doc, `${content.studio}  ${content.branch}`, edge, edge, { size: 11, medium: true });
  rule(doc, edge + 24);
  put(doc, title, edge, edge + 38, { size: 17, medium: true, width: wide - 90 });
  const state = say("pushes.link.version", { revision });
  put(doc, `${say("pushes.link.to", { name: content.recipient })} · ${state}`, edge, doc.y + 2, {
    dim: true,
    width: wide - 90,
  });
  if (link) {
    const qr = qrOf(link);
    doc
      .save()
      .translate(edge + wide - 74, edge + 34)
      .scale(74 / qr.size)
      .path(qr.path)
      .fill("#000000")
      .restore();
  }
  doc.y = Math.max(doc.y, edge + 116);
}

function drawFacts(doc: Doc, content: PushContent) {
  const top = doc.y + 6;
  const facts: [number, number, string, string, string][] = [
    [0, 150, say("pushes.link.due"), saidDay(content.dueOn, "zh-CN", true), ""],
    [170, 190, say("pushes.link.ship-to"), "", content.shipTo],
    [380, wide - 380, say("pushes.link.ask"), "", `${content.buyer.name}\n${content.buyer.phone}`],
  ];
  let end = top;
  for (const [x, width, label, strong, text] of facts) {
    put(doc, label, edge + x, top, { size: 8.5, dim: true, width });
    put(doc, strong || text, edge + x, top + 14, {
      width,
      size: strong ? 13 : 10,
      medium: !!strong,
    });
    end = Math.max(end, doc.y);
  }
  doc.y = end + 14;
}

type Column = { head: string; x: number; width: number; end?: boolean };

function columnsOf(priced: boolean): Column[] {
  const goods = priced ? 183 : wide - 210;
  const all: [string, number, boolean?][] = [
    [say("pushes.link.goods"), goods],
    [say("pushes.link.your-sku"), 80],
    [say("pushes.link.quantity"), 65, true],
    [say("pushes.link.due-on"), 65],
    ...(priced
      ? ([
          [say("pushes.link.price"), 58, true],
          [say("pushes.link.amount"), wide - 451, true],
        ] as [string, number, boolean][])
      : []),
  ];
  let x = edge;
  return all.map(([head, width, end], at) => {
    const column = {
      head,
      x,
      width: at < all.length - 1 ? width - 8 : width,
      ...(end ? { end } : {}),
    };
    x += width;
    return column;
  });
}

function drawLines(doc: Doc, content: PushContent) {
  const columns = columnsOf(content.sums !== null);
  const head = () => {
    const top = doc.y;
    for (const { head, x, width, end } of columns)
      put(doc, head, x, top, { size: 8.5, dim: true, width, align: end ? "right" : "left" });
    rule(doc, top + 16);
    doc.y = top + 22;
  };
  head();
  for (const line of content.lines) {
    const small = [line.spec, line.note].filter(Boolean).join(" · ");
    const cells = [
      small ? `${line.name}\n${small}` : line.name,
      [line.supplierSku, line.sku].filter(Boolean).join("\n"),
      `${quantityOf(line.quantity)} ${line.unit}`,
      saidDay(line.dueOn, "zh-CN"),
      ...(content.sums ? [moneyOf(line.price ?? "0"), moneyOf(line.amount ?? "0")] : []),
    ];
    doc.font("regular").fontSize(10);
    const height = Math.max(
      ...cells.map((cell, at) =>
        doc.heightOfString(cell, { width: columns[at]?.width ?? 0, lineGap: 2 }),
      ),
    );
    if (doc.y + height > bottom) {
      doc.addPage();
      head();
    }
    const top = doc.y;
    cells.forEach((cell, at) => {
      const { x = edge, width = 0, end } = columns[at] ?? {};
      put(doc, cell, x, top, { width, align: end ? "right" : "left", medium: at === 2 });
    });
    rule(doc, top + height + 4);
    doc.y = top + height + 10;
  }
  if (!content.sums) return;
  room(doc, 20);
  const total = `${say("pushes.link.total")}  ${moneyOf(content.sums.total)}`;
  put(doc, total, edge, doc.y, { size: 12, medium: true, width: wide, align: "right" });
}

const room = (doc: Doc, height: number) => {
  if (doc.y + height > bottom) doc.addPage();
};

/** Long requirements run over pages paragraph by paragraph. */
function drawNotes(doc: Doc, { notes, files }: PushContent) {
  if (files?.length) {
    const names = files.map(({ name }) => name).join("、");
    room(doc, 40);
    put(doc, say("pushes.link.files-on-page", { names }), edge, doc.y + 12, { width: wide });
  }
  if (!notes) return;
  room(doc, 50);
  put(doc, say("pushes.link.notes"), edge, doc.y + 12, { size: 11, medium: true });
  for (const paragraph of notes.split("\n").flatMap((one) => one.match(/.{1,400}/gsu) ?? [])) {
    doc.font("regular").fontSize(10);
    room(doc, doc.heightOfString(paragraph, { width: wide, lineGap: 2 }) + 4);
    put(doc, paragraph, edge, doc.y + 4, { width: wide });
  }
}

function drawFeet(doc: Doc, title: string) {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    const page = say("pushes.link.page", { page: at + 1, pages: count });
    put(doc, title, edge, 806, { size: 8.5, dim: true, lineBreak: false });
    put(doc, page, edge, 806, { size: 8.5, dim: true, width: wide, align: "right" });
  }
}
