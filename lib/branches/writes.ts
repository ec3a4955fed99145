import "server-only";
import { Refusal } from "@/lib/core/refusal";

/** Of a row only what an act may change: what its trace compares. */
export const only = <A extends object>(row: object, after: A) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key in after));

/** Says it at the field of the form. */
export function refuseAt(field: string, why: string): never {
  throw new Refusal("core.invalid", {}, { fields: { [field]: [why] } });
}
