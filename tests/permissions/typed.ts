import type { z } from "zod";
import { defOf } from "./sample";

type Path = (string | number)[];

/** What ends up in a text field that was meant for a name. */
export const nasty = {
  "an emoji": "🎞️👩‍👩‍👧",
  "a script": "<script>alert(1)</script>",
  "a formula": '=HYPERLINK("http://evil.example","点我")',
  "a NUL": "前\u0000后",
  "10,000 characters": "长".repeat(10_000),
} as const;

/** Everything at once, where there is room for it, and where there is not. */
export const mixtures = [`=HYPERLINK("//e.x")🎞️<script>alert(1)</script>'`, "=🎞️<b>'", "=🎞'"];

/** Control signs are taken out (core/text); everything else stays as it was typed. */
export const cleaned = (text: string): string => text.replaceAll("\u0000", "");

/** Every place in a form where a text can stand: ["lines", 0, "name"]. */
export function textsIn(schema: z.ZodType, sample: unknown, at: Path = []): Path[] {
  const def = defOf(schema);
  if (def.type === "object" && def.shape)
    return Object.entries(def.shape).flatMap(([name, one]) =>
      textsIn(one, get(sample, [name]), [...at, name]),
    );
  if (def.type === "array" && def.element)
    return textsIn(def.element, get(sample, [0]), [...at, 0]);
  if (def.innerType) return textsIn(def.innerType, sample, at);
  const others = ["number", "int", "boolean", "enum", "literal", "null"];
  return others.includes(def.type) ? [] : [at];
}

export function put(input: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  const next = put(get(input, [first]), rest, value);
  return typeof first === "number"
    ? Object.assign([...((input as unknown[] | undefined) ?? [])], { [first]: next })
    : { ...(input as object | undefined), [first]: next };
}

export const get = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (one, key) => (one as Record<string | number, unknown> | null | undefined)?.[key],
    input,
  );
