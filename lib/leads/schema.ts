import { z } from "zod";
import { halfWidth } from "@/lib/core/figures";
import { lineInput, nameInput, textInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { personRoles, sources } from "@/lib/customers/kinds";
import { contactValueInput, isWithoutNumber } from "@/lib/customers/schema";
import { lostReasons } from "./kinds";

const numberInText = "leads.number-in-text";
const personOrNone = z.union([z.literal(""), z.uuid()]);
const reason = nameInput(500).refine(isWithoutNumber, numberInText);

const facts = {
  name: nameInput(40).refine(isWithoutNumber, numberInText),
  source: z.enum(sources),
  intent: lineInput(200).refine(isWithoutNumber, numberInText),
  occasion: lineInput(60).refine(isWithoutNumber, numberInText),
};

export const captureInput = z
  .strictObject({
    id: z.uuid(),
    branchId: z.uuid(),
    ...facts,
    mobile: contactValueInput("mobile"),
    wechat: contactValueInput("wechat"),
    /** Empty: it waits to be assigned. */
    ownerId: personOrNone,
  })
  .superRefine(({ mobile, wechat }, context) => {
    if (mobile === "" && wechat === "")
      context.addIssue({ code: "custom", path: ["mobile"], message: "customers.no-contact" });
  });
export type CaptureForm = z.input<typeof captureInput>;

export const mostPasted = 200;
/** Lines as they come out of a chat or a sheet; read by `linesOf`, sealed, and kept nowhere as text. */
export const pasteInput = z.strictObject({
  branchId: z.uuid(),
  source: z.enum(sources),
  ownerId: personOrNone,
  pasted: textInput(20_000)
    .pipe(z.string().min(1, "core.required"))
    .refine((text) => text.split("\n").length <= mostPasted, "leads.too-many-lines"),
});
export type PasteForm = z.input<typeof pasteInput>;

export const changeLeadInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...facts,
});
export type LeadForm = z.input<typeof changeLeadInput>;

export const mostAssigned = 100;
export const assignInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(mostAssigned),
  ownerId: z.uuid("leads.choose-colleague"),
});
export type AssignForm = z.input<typeof assignInput>;

export const leadIdInput = z.strictObject({ id: z.uuid() });
export const appointInput = z.strictObject({
  id: z.uuid(),
  visitOn: dayInput,
  inviterId: z.uuid(),
});
export type AppointForm = z.input<typeof appointInput>;
export const arriveInput = z.strictObject({ id: z.uuid(), closerId: z.uuid() });
export type ArriveForm = z.input<typeof arriveInput>;

export const winInput = z.strictObject({
  id: z.uuid(),
  /** An existing file of the same branch; empty opens a new one. */
  customerId: personOrNone,
  /** Who of the household it is, in a new file. */
  role: z.enum(personRoles).exclude(["baby"]),
  inviterId: personOrNone,
  closerId: personOrNone,
  supervisorId: personOrNone,
});
export type WinForm = z.input<typeof winInput>;

export const loseInput = z.strictObject({
  id: z.uuid(),
  lostReason: z.enum(lostReasons),
  lostNote: lineInput(300).refine(isWithoutNumber, numberInText),
});
export type LoseForm = z.input<typeof loseInput>;

export const releaseInput = z.strictObject({ id: z.uuid(), reason });
export const revealLeadInput = z.strictObject({ id: z.uuid(), reason });

const days = (least: number, most: number) =>
  z
    .string()
    .transform((text) => halfWidth(text).trim())
    .refine((text) => /^\d{1,4}$/.test(text), "leads.not-a-count")
    .transform(Number)
    .refine((count) => count >= least && count <= most, "leads.out-of-range");

export const rulesInput = z
  .strictObject({
    branchId: z.uuid(),
    version: z.int().positive(),
    protectDays: days(1, 365),
    followDays: days(1, 365),
    settleDays: days(1, 365),
    warnDays: days(0, 364),
    holdLimit: days(1, 1000),
    reclaimDays: days(0, 365),
  })
  .superRefine(({ protectDays, followDays, settleDays, warnDays }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (protectDays < followDays) say("protectDays", "leads.protects-while-followed");
    if (settleDays < followDays) say("settleDays", "leads.settles-later");
    if (warnDays >= followDays) say("warnDays", "leads.warns-before");
  });
export type RulesForm = z.input<typeof rulesInput>;
