import { z } from "zod";

// A control sign is never typed on purpose, and PostgreSQL takes no NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2028\u2029\ufeff]/g;

const plain = (text: string) => text.replace(controls, "").normalize("NFC");

/** One line of text: a name, a title. Trimmed, line breaks become spaces. */
export const lineInput = (most: number) =>
  z
    .string()
    .transform((text) => plain(text).replace(/\s+/g, " ").trim())
    .pipe(z.string().max(most, "core.too-long"));

/** The same, and it must not be empty. */
export const nameInput = (most: number) => lineInput(most).pipe(z.string().min(1, "core.required"));

/** A mobile or desk number as people write it; empty when there is none. */
export const phoneInput = lineInput(30)
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.string().regex(/^(?:\+?[\d][\d\s()-]{5,24}\d)?$/, "core.not-a-phone"));

export const emailInput = lineInput(200).pipe(
  z.union([z.literal(""), z.email("core.not-an-email")], "core.not-an-email"),
);

/** Several lines: a note. Kept as typed but for the ends. */
export const textInput = (most: number) =>
  z
    .string()
    .transform((text) => plain(text.replace(/\r\n?/g, "\n")).trim())
    .pipe(z.string().max(most, "core.too-long"));

/**
 * What somebody looked for, for the record: a mobile number in it keeps only its end, as everywhere
 * (T-01). Exports are traced and views are saved with their search.
 */
export const discreet = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(
      /(?:(?:\+|00)?86[\s-]?)?1[3-9](?:[\s-]?\d){9}/g,
      (number) => `****${number.slice(-4)}`,
    );
