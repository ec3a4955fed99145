/** Both languages on one line, so that neither can be forgotten. Keys are "module.word". */
export type Words = Readonly<Record<`${string}.${string}`, { "zh-CN": string; en: string }>>;

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];
