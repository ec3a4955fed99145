import { expect, test } from "vitest";
import { pushDecision } from "@/db/schema/pushes";
import { step } from "@/lib/core/machine";
import { moves } from "@/lib/pushes/states";

const names = Object.keys(moves) as (keyof typeof moves)[];
const every = pushDecision.flatMap((state) => names.map((move) => [state, move] as const));

test.each(every)("a push that is %s: %s", (state, move) => {
  const allowed = moves[move].from.includes(state);
  if (allowed) expect(step(moves, state, move)).toBe(moves[move].to);
  else expect(() => step(moves, state, move)).toThrow("core.cannot-move");
});

test("every state can be reached", () => {
  const reached = new Set(names.map((move) => moves[move].to));
  expect(pushDecision.filter((state) => !reached.has(state))).toEqual([]);
});
