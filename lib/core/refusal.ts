import type { Failure } from "./result";

/** The business says no: expected, shown where the eye is, and everything is rolled back. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    readonly more: Pick<Failure, "fields" | "stored"> = {},
  ) {
    super(code);
  }
}
