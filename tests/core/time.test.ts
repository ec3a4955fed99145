import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, dayIn, dayInput, daysBetween } from "@/lib/core/time";

const days = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10) as Day);

describe("S11: a day", () => {
  test("is the branch's day, not the server's", () => {
    const lateEvening = new Date("2026-11-22T17:30:00Z");
    expect(dayIn("Asia/Shanghai", lateEvening)).toBe("2026-11-23");
    expect(dayIn("America/New_York", lateEvening)).toBe("2026-11-22");
  });

  test.each([
    ["2026-12-05", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["1999-12-31", false],
    ["05/12/2026", false],
    ["", false],
  ])("%s typed is a real day: %s", (text, real) => {
    expect(dayInput.safeParse(text).success).toBe(real);
  });

  test("counted forward and back is the same day", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (on, count) => {
        expect(addDays(addDays(on, count), -count)).toBe(on);
        expect(daysBetween(on, addDays(on, count))).toBe(count);
      }),
    );
  });
});
