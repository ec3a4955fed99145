import type { requiredFact } from "@/db/schema/packages";

export type RequiredFact = (typeof requiredFact)[number];

// The table's own list would bring the database into the browser; the compiler keeps them the same.
export const requiredFacts = Object.keys({
  wedding_day: true,
  child: true,
} satisfies Record<RequiredFact, true>) as [RequiredFact, ...RequiredFact[]];
