import { kindWords } from "@/lib/customers/kind-words";
import { type CustomerSource, sources } from "@/lib/customers/kinds";
import { contactOf, phoneOf } from "@/lib/customers/rules";

export type PastedLine = {
  name: string;
  contact: { kind: "mobile" | "wechat"; value: string };
  source: CustomerSource | null;
  intent: string;
};
/** A line of what was pasted: read, or the words key of what is wrong with it. */
export type Read = { nth: number } & ({ line: PastedLine } | { wrong: string });

const mobile = /(?<!\d)(?:(?:\+|00)?86[\s-]?)?1[3-9](?:[\s-]?\d){9}(?!\d)/;
const others: readonly (readonly [string, CustomerSource])[] = [
  ...([
    ["红书", "xiaohongshu"],
    ["薯", "xiaohongshu"],
    ["点评", "dianping"],
    ["美团", "dianping"],
  ] as const),
  ...([
    ["抖音", "douyin"],
    ["dy", "douyin"],
    ["进店", "walk_in"],
    ["转介绍", "referral"],
  ] as const),
  ...([
    ["介绍", "referral"],
    ["电话", "phone"],
    ["展会", "fair"],
    ["官微", "wechat"],
  ] as const),
];

function sourceOf(word: string): CustomerSource | null {
  const low = word.toLowerCase();
  const known = sources.find((one) =>
    Object.values(kindWords[`customers.source-${one}`]).some(
      (label) => label.toLowerCase() === low,
    ),
  );
  return known ?? others.find(([short]) => low === short)?.[1] ?? null;
}

/** 林晓雯 13800138000 抖音 想拍海边: in any order, divided by blanks, tabs or commas. Empty lines are no lines. */
export function linesOf(text: string): Read[] {
  const seen = new Set<string>();
  return text.split("\n").flatMap((raw, at): Read[] => {
    if (raw.trim() === "") return [];
    const nth = at + 1;
    const read = readLine(raw.normalize("NFKC"));
    if (typeof read === "string") return [{ nth, wrong: read }];
    if (seen.has(read.contact.value)) return [{ nth, wrong: "leads.line-twice" }];
    seen.add(read.contact.value);
    return [{ nth, line: read }];
  });
}

function readLine(text: string): PastedLine | string {
  const [number = ""] = mobile.exec(text) ?? [];
  const words = text
    .replace(number, " ")
    .split(/[\s,，、;；|]+/)
    .filter(Boolean);
  const phone = phoneOf(number);
  let contact: PastedLine["contact"] | null =
    phone?.kind === "mobile" ? { kind: "mobile", value: phone.e164 } : null;
  let source: CustomerSource | null = null;
  const rest: string[] = [];
  for (const word of words) {
    const wechat = contact ? null : wechatIn(word);
    const named: CustomerSource | null = source ? null : sourceOf(word);
    if (named) source = named;
    else if (wechat) contact = { kind: "wechat", value: wechat };
    else rest.push(word);
  }
  if (!contact) return /\d{6,}/.test(text) ? "leads.line-phone" : "leads.line-no-contact";
  const [name, ...intent] = rest;
  if (!name) return "leads.line-no-name";
  if ([...name].length > 40 || /\d{6,}/.test(rest.join(" "))) return "leads.line-unclear";
  const said = intent.join(" ");
  return said.length > 200 ? "leads.line-long" : { name, contact, source, intent: said };
}

/** wx:linxw88, 微信linxw88, or a bare id; 11 letters and more of one's own name are none. */
function wechatIn(word: string): string | null {
  const [, told] = /^(?:微信号?|wx|vx|v)[:：]?(.+)$/i.exec(word) ?? [];
  const id = told ?? word;
  return /[A-Za-z]/.test(id) && (told !== undefined || /[\d_-]/.test(id))
    ? contactOf("wechat", id)
    : null;
}
