import { z } from "zod";
import { quantityInput } from "@/lib/core/money";
import { nameInput, lineInput as oneLine, textInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { mostLines, mostTargets } from "./rules";

export const targetInput = z.strictObject({
  kind: z.enum(["supplier", "branch", "department"]),
  /** The supplier's, branch's or department's id. */
  id: z.uuid(),
});

export const lineInput = z.strictObject({
  productId: z.uuid().nullable(),
  name: nameInput(120),
  spec: oneLine(200),
  unit: nameInput(12),
  dueOn: dayInput,
  note: oneLine(300),
  /** In the order of the targets; empty where a target gets nothing of this line. */
  quantities: z.array(
    z
      .string()
      .transform((typed) => typed.trim() || null)
      .pipe(quantityInput.nullable()),
  ),
});

export const pushInput = z
  .strictObject({
    id: z.uuid(),
    branchId: z.uuid(),
    /** 0 for a new one. */
    version: z.number().int().min(0),
    dueOn: dayInput,
    shipTo: nameInput(200),
    notes: textInput(2000),
    targets: z
      .array(targetInput)
      .min(1, "pushes.no-targets")
      .max(mostTargets, "pushes.too-many-targets"),
    lines: z.array(lineInput).min(1, "pushes.no-lines").max(mostLines, "pushes.too-many-lines"),
  })
  .superRefine(({ targets, lines }, say) => {
    const issue = (path: (string | number)[], message: string) =>
      say.addIssue({ code: "custom", path, message });
    targets.forEach((target, at) => {
      if (targets.findIndex((one) => one.id === target.id) < at)
        issue(["targets", at], "pushes.target-twice");
      else if (!lines.some((line) => line.quantities[at] != null))
        issue(["targets", at], "pushes.target-gets-nothing");
    });
    lines.forEach((line, at) => {
      if (line.quantities.length !== targets.length)
        issue(["lines", at, "quantities"], "core.invalid");
      else if (line.quantities.every((one) => one === null))
        issue(["lines", at, "quantities", 0], "core.quantity-missing");
    });
  });

export type PushForm = z.input<typeof pushInput>;
export type PushDraft = z.output<typeof pushInput>;

/** Of an order's push only this may be written: the rest is what was approved. */
export const remarkInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().min(1),
  shipTo: nameInput(200),
  notes: textInput(2000),
});

export const onePush = z.strictObject({ id: z.uuid(), version: z.number().int().min(1) });

export const fromOrder = z.strictObject({ orderId: z.uuid() });

export const confirmInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().min(1),
  /** The warnings that stood on the page, so that a new one is not confirmed unseen. */
  seen: z.array(z.string().max(40)).max(20_000),
});

const reason = textInput(300).pipe(z.string().min(2, "pushes.reason-missing"));
export const endInput = z.strictObject({ id: z.uuid(), version: z.number().int().min(1), reason });
export const closeInput = onePush.extend({ reason: textInput(300).optional() });

const means = z.enum(["wechat", "phone", "sms", "email", "paper", "visit", "other"]);
/** A moment typed as a local time: "2026-11-23T10:24". Empty is now. */
const moment = z
  .string()
  .regex(/^(20\d\d-\d\d-\d\dT\d\d:\d\d)?$/, "pushes.not-a-moment")
  .transform((typed) => typed || null);

export const answerInput = z
  .strictObject({
    targetId: z.uuid(),
    answer: z.enum(["accepted", "other_date", "refused"]),
    answerOn: z
      .string()
      .transform((typed) => typed.trim() || null)
      .pipe(dayInput.nullable()),
    means,
    at: moment,
    note: textInput(500),
  })
  .superRefine(({ answer, answerOn, note }, say) => {
    if (answer === "other_date" && !answerOn)
      say.addIssue({ code: "custom", path: ["answerOn"], message: "core.not-a-day" });
    if (answer === "refused" && note.length < 2)
      say.addIssue({ code: "custom", path: ["note"], message: "pushes.say-why" });
  });
export type AnswerForm = z.input<typeof answerInput>;

export const ownAnswerInput = z
  .strictObject({
    targetId: z.uuid(),
    answer: z.enum(["accepted", "partial", "refused"]),
    note: textInput(500),
  })
  .superRefine(({ answer, note }, say) => {
    if (answer !== "accepted" && note.length < 2)
      say.addIssue({
        code: "custom",
        path: ["note"],
        message: answer === "partial" ? "pushes.say-how-much" : "pushes.say-why",
      });
  });

export const sentInput = z.strictObject({
  targetId: z.uuid(),
  means,
  at: moment,
  note: textInput(500),
});
export type SentForm = z.input<typeof sentInput>;

export const deliveryInput = z.strictObject({ deliveryId: z.uuid() });
