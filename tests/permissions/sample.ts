import { v7 as uuid } from "uuid";
import type { z } from "zod";
import { soon } from "../support/make/purchase-orders";

/** What a person could have typed into a field, most to the point first. */
const typed = (): unknown[] => [
  ...["说明理由足够长", soon(), "10.50", "1", "a".repeat(64), "XM09", "zhang.san", "小张"],
  ...["13812345678", "zhou@example.com", "https://example.com/hook", "Asia/Shanghai"],
  ...[new Date(Date.now() - 60_000).toISOString(), soon(-1), "correct horse battery staple"],
  ...["2026-11-20T10:24", "6222021234567890123", "kW3".repeat(4), "t".repeat(43), ""],
  ...[uuid(), 1, 12, true, null, [], {}],
];

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  entries?: Record<string, string>;
  options?: z.ZodType[];
};

export const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/**
 * A sound input for an act, made from its schema: what is known by the name of its field, everything
 * else whatever the field accepts. Undefined when no guess fits.
 */
export function sampleOf(schema: z.ZodType, known: Record<string, unknown>, field = ""): unknown {
  const def = defOf(schema);
  const fits = (value: unknown) => schema.safeParse(value).success;
  if (field in known && fits(known[field])) return known[field];
  if (def.type === "object" && def.shape) {
    const entries = Object.entries(def.shape).map(([name, one]) => [
      name,
      sampleOf(one, known, name),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (def.type === "array" && def.element) return [sampleOf(def.element, known, field)];
  // Of "nothing or a quantity" the quantity.
  if (def.type === "union" && def.options)
    return def.options
      .map((one) => sampleOf(one, known, field))
      .findLast((one) => one !== undefined);
  if (def.type === "enum" && def.entries) return Object.values(def.entries)[0];
  if (["optional", "default", "prefault"].includes(def.type)) return undefined;
  const candidates = field === "version" || field === "revision" ? [1, 0] : typed();
  return candidates.find(fits);
}
