import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { coreWords } from "@/lib/core/core-words";
import { modules } from "@/lib/modules";
import { admin } from "../support/admin";
import { openStudio } from "../support/make/purchase-orders";
import { signInAs, signOut } from "../support/session";
import { acts } from "./acts";
import { countWrites, written } from "./counted";
import { acts as who } from "./expected";
import { sampleOf } from "./sample";
import { situations } from "./situations";
import { cleaned, get, mixtures, nasty, put, textsIn } from "./typed";

const said = new Set([
  ...Object.keys(coreWords),
  ...modules.flatMap(({ words }) => Object.keys(words)),
]);

/** Chosen or made by the page, not typed: an id, a hash, a name of the program's own. */
const made =
  /(^|\.)(ids?|\w+Ids?|from|to|until|was|list|query|seen|token|locale|permission|kind|at|escalateTo)(\.|$)/;
/** Only their seal is stored, or their hash. */
const sealed = /personName|pasted|secret|holder|bank|account|current|password/;

const plain = {
  ...{ personId: "", amountFrom: "", amountTo: "", branchIds: [], list: "purchase-orders" },
  ...{ kind: "email", address: "zhou@example.com", secret: "", prefix: "TD", phone: "" },
  ...{ from: "10:00", until: "11:00" },
};

beforeAll(async () => {
  await openStudio();
  await countWrites();
});

describe("an emoji, a script, a formula, a NUL and 10,000 characters in every text of every form", () => {
  test.each(acts)("$id: are refused at their field in words, or taken as they stand", ({ act }) => {
    const sample = sampleOf(act.input, plain);
    for (const path of textsIn(act.input, sample))
      for (const [what, payload] of Object.entries(nasty)) {
        const field = path.join(".");
        const result = act.input.safeParse(put(sample, path, payload));
        if (result.success) {
          const taken = get(result.data, path);
          // What is compared or hashed, and never stored, may keep its NUL.
          const free = made.test(field) || sealed.test(field);
          const kept = free && taken === payload ? payload : cleaned(payload);
          expect([field, what, taken]).toEqual([field, what, kept]);
          continue;
        }
        const issues = result.error.issues.filter((one) => one.path.join(".") === field);
        expect([field, what, issues.length > 0]).toEqual([field, what, true]);
        for (const { message } of made.test(field) ? [] : issues)
          expect([field, what, message, said.has(message)]).toEqual([field, what, message, true]);
      }
  });
});

/** A reason may stand in the log alone; otherwise the log and the search only have copies. */
const copies = (field: string) =>
  ["idempotency_keys", "search_entries"].concat(field === "reason" ? [] : ["audit_log"]);

let serial = 0;

async function isStored(field: string, text: string, tables: readonly string[]): Promise<boolean> {
  for (const table of new Set(tables.filter((one) => !copies(field).includes(one)))) {
    const [row] = await admin.unsafe(
      `select from ${table} t, jsonb_path_query(to_jsonb(t), 'strict $.**') value
       where position($1 in value #>> '{}') > 0 limit 1`,
      [text],
    );
    if (row) return true;
  }
  return false;
}

describe("the same, typed into every field at once", () => {
  const ready = acts.filter(({ id }) => id in situations);
  test.each(ready)("$id stores it as it was typed", async ({ id, act }) => {
    const situation = situations[id];
    if (!situation) return;
    const given = await situation.given();
    let input = sampleOf(act.input, { ...given.with, ...given.on });
    const typed: [string, string][] = [];
    for (const path of textsIn(act.input, input)) {
      const field = path.join(".");
      const mark = String(serial++);
      const text = mixtures.find(
        (one) => act.input.safeParse(put(input, path, one + mark)).success,
      );
      if (made.test(field) || !text) continue;
      input = put(input, path, text + mark);
      typed.push([field, text + mark]);
    }
    if (typed.length === 0) return;
    if (who[id] === "anyone") signOut();
    else await signInAs(situation.as);
    let answer: unknown;
    const tables = await written(async () => {
      answer = await act(input, uuid());
    });
    if (id === "people/own/actions changeOwnPassword") return;
    expect(answer).toMatchObject({ ok: true });
    for (const [field, text] of typed.filter(([one]) => !sealed.test(one)))
      expect([field, await isStored(field, text, tables)]).toEqual([field, true]);
  });
});
