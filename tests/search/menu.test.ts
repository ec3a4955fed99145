import { describe, expect, test } from "vitest";
import { roles } from "@/lib/core/actor";
import { initialsOf } from "@/lib/core/pinyin";
import { menuOf } from "@/lib/menu";
import { modules } from "@/lib/modules";
import { functionsOf } from "@/lib/search/functions";
import { admin } from "../support/admin";
import { signInAs } from "../support/session";

const words = Object.assign({}, ...modules.map((one) => one.words)) as Record<
  string,
  { "zh-CN": string; en: string }
>;
const lines = modules.flatMap(({ name, menu, also = [] }) => [
  ...(menu ? [{ word: `${name}.title`, ...menu }] : []),
  ...also,
]);
/** "suppliers.title" is helped by "suppliers.help", "approvals.inbox" by "approvals.inbox-help". */
const helpOf = (word: string) =>
  word.endsWith(".title") ? word.replace(/title$/, "help") : `${word}-help`;

describe("every line of the menu", () => {
  // Home says how many things wait.
  const helped = lines.filter(({ href }) => href !== "/");
  test.each(helped)("$href says in one sentence what it is for, in both languages", ({ word }) => {
    const help = words[helpOf(word)];
    expect([helpOf(word), help]).toEqual([helpOf(word), expect.anything()]);
    expect(help?.["zh-CN"].length).toBeGreaterThan(5);
    expect(help?.en.length).toBeGreaterThan(10);
    expect(help?.["zh-CN"]).not.toBe(words[word]?.["zh-CN"]);
  });

  test("is found in ⌘K by its name, its initials and by what people call it instead", async () => {
    const { id } = await signInAs("owner", "every branch");
    for (const role of roles)
      await admin`insert into assignments (id, person_id, role)
        values (gen_random_uuid(), ${id}, ${role}) on conflict do nothing`;
    const actor = await signInAs("owner", "every branch");
    const offered = functionsOf(actor, (key) => words[key]?.["zh-CN"] ?? key);
    expect(menuOf(actor).flatMap((group) => group.lines)).toHaveLength(lines.length);
    for (const { href, word, synonyms = [] } of lines) {
      const label = words[word]?.["zh-CN"] ?? "";
      const found = offered.find((one) => one.href === href && one.label === label);
      expect([href, found?.label]).toEqual([href, label]);
      for (const called of [initialsOf(label), ...synonyms, ...synonyms.map(initialsOf)])
        expect([href, called, found?.words.includes(called)]).toEqual([href, called, true]);
    }
  });

  test("has at least one other name, but home and the inbox, which everybody sees", () => {
    const without = lines.filter(({ synonyms = [] }) => synonyms.length === 0);
    expect(without.map(({ href }) => href)).toEqual(["/", "/inbox"]);
  });
});
