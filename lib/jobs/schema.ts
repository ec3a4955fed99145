import { z } from "zod";
import { halfWidth } from "@/lib/core/figures";
import { lineInput, nameInput } from "@/lib/core/text";
import { isWithoutNumber } from "@/lib/customers/schema";
import { stageCodes } from "./kinds";

const numberInText = "customers.number-in-text";
const known = { id: z.uuid(), version: z.int().positive() };
const reason = nameInput(500).refine(isWithoutNumber, numberInText);

export const moveTaskInput = z.strictObject(known);
export const stopTaskInput = z.strictObject({ ...known, reason });
export const assignTaskInput = z.strictObject({
  ...known,
  assigneeId: z.uuid("jobs.not-of-branch"),
});
export const handInInput = z.strictObject({
  ...known,
  evidence: lineInput(500).refine(isWithoutNumber, numberInText),
});

export const changeStagesInput = z.strictObject({
  shootTypeId: z.uuid(),
  /** The newest version that was looked at. */
  version: z.int().positive(),
  stages: z
    .array(
      z.strictObject({
        stage: z.enum(stageCodes),
        days: z
          .string()
          .transform(halfWidth)
          .pipe(z.string().regex(/^\d{1,3}$/, "jobs.days-wrong"))
          .transform(Number)
          .refine((days) => days <= 365, "jobs.days-wrong"),
        proof: lineInput(40),
      }),
    )
    .min(1)
    // In the order of the trade, each once; what a studio does without may be left out.
    .refine((stages) =>
      stages.every(({ stage }, nth) => {
        const before = stages[nth - 1];
        return !before || stageCodes.indexOf(before.stage) < stageCodes.indexOf(stage);
      }),
    ),
});
export type StagesForm = z.input<typeof changeStagesInput>;
