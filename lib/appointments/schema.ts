import { z } from "zod";
import { lineInput, textInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { saysMobile } from "@/lib/customers/rules";
import { causes, kinds } from "./kinds";
import { minutesOf } from "./rules";

/** "10:30", as minutes since midnight. */
const clockInput = z.string().transform((text, context) => {
  const minutes = minutesOf(text);
  if (minutes === null) context.addIssue("appointments.not-a-time");
  return minutes ?? z.NEVER;
});

/** What colleagues read: a number in it would be masked nowhere (T-01). */
const isWithoutNumber = (text: string): boolean => !saysMobile(text);
const notesInput = textInput(500).refine(isWithoutNumber, "appointments.number-in-text");
const reasonInput = lineInput(200)
  .refine((text) => text.length > 0, "appointments.reason-missing")
  .refine(isWithoutNumber, "appointments.number-in-text");

export const mostResources = 12;
const resourcesInput = z.array(z.uuid()).max(mostResources, "appointments.too-many-resources");

const isInOrder = ({ from, until }: { from: number; until: number }) => until > from;
/** Zero minutes, and past midnight, which no appointment goes: the shop is closed then. */
const order = { path: ["until"], message: "appointments.ends-too-early" };

export const bookInput = z
  .strictObject({
    id: z.uuid(),
    branchId: z.uuid(),
    customerId: z.uuid("appointments.customer-missing"),
    kind: z.enum(kinds),
    on: dayInput,
    from: clockInput,
    until: clockInput,
    resourceIds: resourcesInput,
    /** For how many minutes it is held unpaid; empty is confirmed at once. */
    hold: z.enum(["", "30", "120", "1440", "4320"]),
    notes: notesInput,
  })
  .refine(isInOrder, order);
export type BookForm = z.input<typeof bookInput>;

export const moveInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int().positive(),
    on: dayInput,
    from: clockInput,
    until: clockInput,
    resourceIds: resourcesInput,
    cause: z.enum(causes),
    reason: reasonInput,
  })
  .refine(isInOrder, order);
export type MoveForm = z.input<typeof moveInput>;

/** Only its end, which may also be later than now when it has begun. */
export const resizeInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  until: clockInput,
  reason: reasonInput,
});

export const stepInput = z.strictObject({ id: z.uuid(), version: z.int().positive() });
export const cancelInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  reason: reasonInput,
});
export const noteInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  notes: notesInput,
});

/** "Next slot with this photographer and dress 023." */
export const freeInput = z.strictObject({
  branchId: z.uuid(),
  on: dayInput,
  from: clockInput,
  minutes: z.int().min(5).max(1440),
  resourceIds: resourcesInput,
  /** Which appointment asks, when it is to be moved. */
  but: z.uuid().optional(),
});
export type FreeForm = z.input<typeof freeInput>;
