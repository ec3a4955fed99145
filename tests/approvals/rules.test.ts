import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultRules } from "@/lib/approvals/defaults";
import {
  type Approver,
  firstMatch,
  gentlerAbove,
  type Rule,
  seatsOf,
  stepWithNobody,
} from "@/lib/approvals/rules";

const rule = (values: Partial<Rule>): Rule => ({
  ...{ id: "r", name: "r", branchIds: null, categories: null, origins: null },
  ...{ amountFrom: 0n, amountTo: null, steps: [] },
  ...values,
});
const asked = { branchId: "b1", category: "album", origin: "manual", amount: 500_00n };
const defaults = defaultRules.map((one, i) => rule({ ...one, id: `d${i}` }));

describe("which rule counts (A1)", () => {
  test("the first that matches, though a later one matches too", () => {
    const rules = [
      rule({ id: "dress", categories: ["dress"] }),
      rule({ id: "all" }),
      rule({ id: "never" }),
    ];
    expect(firstMatch(rules, asked)?.id).toBe("all");
    expect(firstMatch(rules, { ...asked, category: "dress" })?.id).toBe("dress");
  });

  test("an amount is in its range from the first fen on and no longer at the last", () => {
    const tier = rule({ amountFrom: 1000n, amountTo: 2000n });
    const at = (amount: bigint) => firstMatch([tier], { ...asked, amount }) !== null;
    expect([999n, 1000n, 1999n, 2000n].map(at)).toEqual([false, true, true, false]);
  });

  test("branch, category and origin narrow; none of them means every", () => {
    const only = rule({ branchIds: ["b2"], origins: ["direct_push"] });
    expect(firstMatch([only], asked)).toBeNull();
    expect(firstMatch([only], { ...asked, branchId: "b2", origin: "direct_push" })).toBe(only);
  });

  test("the default asks finance or the manager, and above 10,000 yuan the owner too (A2)", () => {
    const roles = (amount: bigint) =>
      firstMatch(defaults, { ...asked, amount })?.steps.map((step) => step.roles.join("/"));
    expect(roles(10_000_00n)).toEqual(["accountant/branch_manager"]);
    expect(roles(10_000_01n)).toEqual(["accountant/branch_manager", "owner"]);
  });

  test("a rule under which more money needs fewer people is pointed out, with the one it falls short of", () => {
    const among = { branchIds: ["b1", "b2"], categories: ["album"], origins: ["manual"] };
    const steps = (count: number) =>
      Array.from({ length: count }, () => ({ roles: ["owner"], slaHours: 4 }));
    const small = rule({ id: "small", name: "小额", amountTo: 1000n, steps: steps(2) });
    const rest = rule({ id: "rest", steps: steps(1) });
    expect(gentlerAbove(defaults, among)).toEqual([]);
    expect(gentlerAbove([small, rest], among)).toEqual([
      { ruleId: "rest", from: 1000n, people: 1, than: { name: "小额", people: 2 } },
    ]);
    const both = rule({ id: "both", steps: [{ roles: ["owner"], slaHours: 4, needed: 2 }] });
    expect(gentlerAbove([small, both], among)).toEqual([]);
    const elsewhere = { ...small, branchIds: ["b2"] };
    expect(gentlerAbove([elsewhere, rest], { ...among, branchIds: ["b1"] })).toEqual([]);
    expect(gentlerAbove([elsewhere, rest], among)).toHaveLength(1);
  });
});

const person = (id: string, roles: string[], standsFor: Approver["standsFor"] = []): Approver => ({
  ...{ id, name: id, roles, standsFor },
});
const until = new Date(0);

describe("who may take a step", () => {
  test("whoever holds one of its roles, but not those who are out", () => {
    const all = [
      person("ann", ["accountant"]),
      person("bob", ["branch_manager"]),
      person("eve", ["owner"]),
    ];
    const step = { roles: ["accountant", "branch_manager"] };
    expect(seatsOf(step, all, new Set()).map((seat) => seat.personId)).toEqual(["ann", "bob"]);
    expect(seatsOf(step, all, new Set(["ann"])).map((seat) => seat.personId)).toEqual(["bob"]);
  });

  test("a deputy takes the place of who is away, but never the author's (A6)", () => {
    const deputy = person("zoe", [], [{ id: "eve", name: "eve", roles: ["owner"], until }]);
    const step = { roles: ["owner"] };
    expect(seatsOf(step, [deputy], new Set())).toMatchObject([
      { personId: "zoe", onBehalfOf: "eve" },
    ]);
    expect(seatsOf(step, [deputy], new Set(["eve"]))).toEqual([]);
  });

  test("a step that was escalated is also its next person's", () => {
    const step = { roles: ["accountant"], escalateTo: "owner" };
    const all = [person("eve", ["owner"])];
    expect(seatsOf(step, all, new Set())).toEqual([]);
    expect(seatsOf({ ...step, escalated: true }, all, new Set())).toHaveLength(1);
  });

  test("a step of one named person is nobody else's", () => {
    const step = { roles: ["owner"], personId: "ann" };
    const all = [person("ann", []), person("eve", ["owner"])];
    expect(seatsOf(step, all, new Set()).map((seat) => seat.personId)).toEqual(["ann"]);
  });
});

describe("whether every step can be taken by somebody of its own", () => {
  test("one person cannot take two steps", () => {
    expect(
      stepWithNobody([
        { needed: 1, takers: ["eve"] },
        { needed: 1, takers: ["eve"] },
      ]),
    ).toBe(1);
    expect(
      stepWithNobody([
        { needed: 2, takers: ["ann", "eve"] },
        { needed: 1, takers: ["eve"] },
      ]),
    ).toBe(1);
    expect(
      stepWithNobody([
        { needed: 1, takers: ["eve", "ann"] },
        { needed: 1, takers: ["eve"] },
      ]),
    ).toBeNull();
  });

  test("agrees with trying every way", () => {
    const people = ["a", "b", "c", "d"];
    const steps = fc.array(
      fc.record({ needed: fc.integer({ min: 1, max: 2 }), takers: fc.subarray(people) }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(steps, (all) => (stepWithNobody(all) === null) === everyWay(all, new Set())),
    );
  });
});

/** Brute force: seats the places one after the other in every possible way. */
function everyWay(steps: { needed: number; takers: string[] }[], taken: Set<string>): boolean {
  const [first, ...rest] = steps.flatMap(({ needed, takers }) =>
    Array.from({ length: needed }, () => ({ needed: 1, takers })),
  );
  if (!first) return true;
  return first.takers.some(
    (taker) => !taken.has(taker) && everyWay(rest, new Set([...taken, taker])),
  );
}
