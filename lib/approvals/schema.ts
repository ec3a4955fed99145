import { z } from "zod";
import type { purchaseOrderOrigin } from "@/db/schema/purchase-orders";
import { roles } from "@/lib/core/actor";
import { halfWidth, type Money, zero } from "@/lib/core/figures";
import { moneyInput } from "@/lib/core/money";
import { nameInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { supplierKinds } from "@/lib/suppliers/kinds";

export type Origin = (typeof purchaseOrderOrigin)[number];
// The table's own list would bring the database into the browser; the compiler keeps them the same.
export const origins = Object.keys({
  manual: true,
  direct_push: true,
  copy: true,
} satisfies Record<Origin, true>) as [Origin, ...Origin[]];

export const mostSteps = 6;

const wholeInput = (least: number, most: number) =>
  z
    .string()
    .transform((text) => halfWidth(text))
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, "approvals.not-a-count")
        .transform(Number)
        .refine((count) => count >= least && count <= most, "approvals.not-a-count"),
    );

/** Any of these roles, or one person by name. */
const stepInput = z
  .strictObject({
    roles: z.array(z.enum(roles)).max(roles.length),
    personId: z.union([z.literal(""), z.uuid()]),
    needed: wholeInput(1, 5),
    slaHours: wholeInput(1, 720),
    escalateTo: z.union([z.literal(""), z.enum(roles)]),
  })
  .refine(({ roles: any, personId }) => personId !== "" || any.length > 0, {
    path: ["roles"],
    message: "approvals.step-nobody",
  })
  .refine(({ personId, needed }) => personId === "" || needed === 1, {
    path: ["needed"],
    message: "approvals.one-person-once",
  });
export type StepForm = z.input<typeof stepInput>;

/** A union would answer a wrong amount with its own words, so the empty field is looked at first. */
const optionalMoney = z.string().transform((text, context): Money | null => {
  if (text.trim() === "") return null;
  const typed = moneyInput.safeParse(text);
  if (typed.success) return typed.data;
  for (const { message } of typed.error.issues) context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** Empty lists match everything; the amounts are [from, to). Version 0: nothing is stored yet. */
export const ruleInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int().min(0),
    name: nameInput(40),
    branchIds: z.array(z.uuid()).max(500),
    categories: z.array(z.enum(supplierKinds)).max(supplierKinds.length),
    origins: z.array(z.enum(origins)).max(origins.length),
    amountFrom: optionalMoney.transform((amount) => amount ?? zero),
    amountTo: optionalMoney,
    steps: z.array(stepInput).min(1, "approvals.step-missing").max(mostSteps),
  })
  .refine(({ amountFrom, amountTo }) => amountTo === null || amountTo > amountFrom, {
    path: ["amountTo"],
    message: "approvals.range-empty",
  });
export type RuleForm = z.input<typeof ruleInput>;

export const removeRuleInput = z.strictObject({ id: z.uuid(), version: z.int().positive() });
export const orderRuleInput = z.strictObject({ id: z.uuid(), to: z.enum(["up", "down"]) });

/** 委托: whole days, in the zone of the person who is away. */
export const delegateInput = z
  .strictObject({
    id: z.uuid(),
    toId: z.uuid("approvals.delegate-missing"),
    from: dayInput,
    until: dayInput,
    reason: nameInput(200),
  })
  .refine(({ from, until }) => until >= from, {
    path: ["until"],
    message: "approvals.until-before-from",
  });
export type DelegateForm = z.input<typeof delegateInput>;

export const endDelegationInput = z.strictObject({ id: z.uuid() });

/** A purchase that is only imagined. */
export const trialInput = z.strictObject({
  amount: moneyInput,
  branchId: z.uuid(),
  category: z.enum(supplierKinds),
  origin: z.enum(origins),
  authorId: z.union([z.literal(""), z.uuid()]),
});
