import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changesOf, idsIn } from "@/lib/audit/changes";
import { words } from "@/lib/audit/words";

const code = globSync("lib/**/*.ts").map((file) => readFileSync(file, "utf8"));
const found = (pattern: RegExp) => [
  ...new Set(code.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""))),
];

test("every act that leaves a trace is said in words, and so is every kind of document", () => {
  const said = new Set(Object.keys(words));
  const names = found(/\bact: ["`]([^"`]+)["`](?!;)/g);
  // The module and the verb; a verb of a state table is filled in.
  expect(names.filter((act) => !/^[a-z-]+\.([a-z-]+|\$\{\w+\})$/.test(act))).toEqual([]);
  const acts = names
    .filter((act) => !act.includes("$"))
    .map((act) => `audit.act-${act.replaceAll(".", "-")}`);
  const kinds = found(/\bact: .*document: "([a-z-]+)"/g).map((kind) => `audit.kind-${kind}`);
  expect(acts.length).toBeGreaterThan(40);
  const exports = globSync("app/api/*/export/route.ts").flatMap((file) =>
    ["export", "exported"].map((verb) => `audit.act-${file.split("/")[2]}-${verb}`),
  );
  expect(exports.length).toBeGreaterThan(6);
  expect([...acts, ...kinds, ...exports].filter((key) => !said.has(key))).toEqual([]);
});

test("a change reads as a person would say it, never as json", () => {
  const shop = "01a20b0b-545e-7112-9b64-ada3038bab8d";
  const row = {
    documentId: null,
    before: { total: "120000", quantity: "1500", branchId: shop, active: true, notes: "" },
    after: { total: "150050", quantity: "2000", branchId: null, active: false, lines: [{}, {}] },
  };
  expect(idsIn(row)).toEqual([shop]);
  expect(changesOf(row, new Map([[shop, "思明店"]]))).toEqual([
    { field: "total", before: { text: "1,200.00" }, after: { text: "1,500.50" } },
    { field: "quantity", before: { text: "1.5" }, after: { text: "2" } },
    { field: "branchId", before: { text: "思明店" }, after: null },
    { field: "active", before: { word: "audit.yes" }, after: { word: "audit.no" } },
    { field: "lines", before: null, after: { word: "audit.items", count: 2 } },
  ]);
});
