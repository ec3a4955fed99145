import { z } from "zod";
import type { Day } from "@/db/units";
import { lineInput } from "@/lib/core/text";
import { dayIn } from "@/lib/core/time";
import { personRoles } from "../kinds";
import { revealReasonInput } from "../schema";

/** A real day since 1900 that has been; empty when nobody has told. */
const birthdayInput = z
  .string()
  .trim()
  .refine((text) => text === "" || isBirthday(text), "customers.birthday-wrong")
  .refine((text) => text <= dayIn("Asia/Shanghai"), "customers.birthday-ahead")
  .transform((text) => text as Day | "");

function isBirthday(text: string): boolean {
  if (!/^(19|20)\d\d-(0[1-9]|1[0-2])-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const fields = {
  role: z.enum(personRoles),
  /** Empty leaves what is stored of a child as it is: the form does not know it. */
  personName: lineInput(40),
  birthday: birthdayInput,
  /** Who answers for a child, and that he has agreed; of no meaning for a grown-up. */
  guardianId: z.union([z.literal(""), z.uuid()]),
  consent: z.boolean(),
};

export const addPersonInput = z.strictObject({ id: z.uuid(), customerId: z.uuid(), ...fields });
export const changePersonInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...fields,
});
export const removePersonInput = z.strictObject({ id: z.uuid(), version: z.int().positive() });
export type PersonForm = z.input<typeof changePersonInput>;

export const revealPersonInput = z.strictObject({ id: z.uuid(), reason: revealReasonInput });
