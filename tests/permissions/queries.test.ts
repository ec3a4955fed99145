import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Reads that ask for no right, each with the reason why whoever is signed in may have it. */
const open: Record<string, string> = {
  "home/queries listExceptions": "each module answers after its own right",
  "home/queries readHome": "each module answers after its own right",
  "home/shell deskGate": "is the gate of a desk",
  "home/shell readShell": "one's own menu and counts",
  "inbox/queries countUnread": "one's own",
  "inbox/queries listInbox": "one's own",
  "orders/contract getContract": "asks getOrder, which does",
  "people/queries getOwn": "one's own",
  "pushes/sheets takeSheets": "asks getPush, which does",
  "roles/queries rightsOf": "what roles may do is no secret inside the house",
  "search/queries find": "sec.find shows what the session's rights reach",
  "search/queries findSome": "asks find",
  "views/queries listViews": "one's own, and those that row security lets through",
};

/** Asks for a right, or for the rows that a right reaches. */
const asks = /\b(must|mustReach|within|reaches|can|accessTo|gate)\(/;

/** Every exported function that opens a transaction for reading: "pushes/queries getDraft". */
const reads = globSync("lib/*/**/*.ts")
  .filter((file) => !/^lib\/(core|commands)\/|actions\.ts$/.test(file))
  .flatMap((file) =>
    readFileSync(file, "utf8")
      .split(/^(?=export )/m)
      .filter((part) => /^export (async function|const) /.test(part) && /\breading\(/.test(part))
      .map((part) => {
        const [, name = ""] = /^export (?:async function|const) (\w+)/.exec(part) ?? [];
        return { name: `${file.replace(/^lib\/|\.ts$/g, "")} ${name}`, part };
      }),
  );

test("PM-01: every read asks for a right, or says here why it need not", () => {
  expect(reads.length).toBeGreaterThan(30);
  const unasked = reads.filter(({ part }) => !asks.test(part)).map(({ name }) => name);
  expect(unasked.sort()).toEqual(Object.keys(open).sort());
});

test("PM-01: and is given the person, who is the one it reads for", () => {
  const blind = reads.filter(({ part }) => !/\bactor\b/.test(part.slice(0, part.indexOf("{"))));
  // A desk's gate finds out itself who is there.
  expect(blind.map(({ name }) => name)).toEqual(["home/shell deskGate"]);
});
