import type { Day } from "@/db/units";
import { addDays } from "@/lib/core/time";
import type { ContactKind, PersonRole } from "./kinds";

/** How many whole numbers one person may look at in a day; the database counts (T-01). */
export const revealsPerDay = 60;
/** Taking more customers out at once would need a second person, which nobody can be asked for yet (T-01). */
export const mostExported = 200;

/**
 * A number as one writes it to anybody in the world: 138 0013 8000, １３８００１３８０００ and
 * 0086-13800138000 are all +8613800138000. Null when it is no number.
 */
export function phoneOf(text: string): { e164: string; kind: "mobile" | "landline" } | null {
  // Address books put invisible marks around a number, word processors long dashes into it.
  const bare = text.normalize("NFKC").replace(/[\s().·\p{Pd}\p{Cf}]/gu, "");
  const [, mobile] = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/.exec(bare) ?? [];
  if (mobile) return { e164: `+86${mobile}`, kind: "mobile" };
  const [, desk] = /^(?:(?:\+|00)86)?0?((?:10|2\d|[3-9]\d{2})[2-9]\d{6,7})$/.exec(bare) ?? [];
  if (desk && (/^0/.test(bare) || /^(\+|00)86/.test(bare)))
    return { e164: `+86${desk}`, kind: "landline" };
  const [, foreign] = /^(?:\+|00)(?!86)([1-9]\d{6,14})$/.exec(bare) ?? [];
  return foreign ? { e164: `+${foreign}`, kind: "mobile" } : null;
}

/** What is compared and sealed: a number in its full form, anything else without case. Null when unsound. */
export function contactOf(kind: ContactKind, text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  if (kind === "mobile" || kind === "landline") {
    const phone = phoneOf(plain);
    return phone?.kind === kind ? phone.e164 : null;
  }
  if (kind === "wechat") return /^[A-Za-z0-9][\w-]{3,29}$/.test(plain) ? plain.toLowerCase() : null;
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(plain) ? plain.toLowerCase() : null;
}

/** As people dial it: without +86, a desk number with its 0. */
export function shownContact(value: string): string {
  const [, home] = /^\+86(\d+)$/.exec(value) ?? [];
  if (!home) return value;
  return /^1[3-9]\d{9}$/.test(home) ? home : `0${home}`;
}

/** What lists and pages show of a number: its end alone stands in the clear (EN-06). */
export const maskedEnd = (last4: string): string => `*******${last4}`;

/** w****8, l****@qq.com: enough to know which one it is. */
export function maskedWord(value: string): string {
  const [name = "", host] = value.split("@");
  return `${[...name][0] ?? ""}****${host ? `@${host}` : ([...name].at(-1) ?? "")}`;
}

const partners: Partial<Record<PersonRole, "bride" | "groom" | "mother" | "father">> = {
  ...{ bride: "groom", groom: "bride", mother: "father", father: "mother" },
};

/** Who is still missing beside the first of them; null when it is nobody in particular. */
export function partnerOf(roles: readonly PersonRole[]) {
  const partner = roles[0] && partners[roles[0]];
  return partner && !roles.includes(partner) ? partner : null;
}

/** Under fourteen a record is a child's, with all that goes with it (P-03). */
export function isMinorOn(birthday: Day, today: Day): boolean {
  const turns14 = `${Number(birthday.slice(0, 4)) + 14}${birthday.slice(4)}`;
  return turns14 > today;
}

/** 百天, the day of birth being the first, and 周岁; whoever was born on 29 February has the last of it. */
export function childDays(birthday: Day): { hundredOn: Day; firstOn: Day } {
  const firstOn = `${Number(birthday.slice(0, 4)) + 1}${birthday.slice(4)}`.replace(
    "-02-29",
    "-02-28",
  );
  return { hundredOn: addDays(birthday, 99), firstOn: firstOn as Day };
}

/** Whether a mobile number stands in a text that everybody may read (T-01). */
export const saysMobile = (text: string): boolean =>
  /(?<!\d)(?:(?:\+|00)?86[\s-]?)?1[3-9](?:[\s-]?\d){9}(?![\s-]?\d)/.test(text.normalize("NFKC"));

/** The tags of one typed line, each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,，、;；]+/).filter(Boolean)),
];
