import { z } from "zod";
import { lineInput } from "@/lib/core/text";
import { contactKinds } from "../kinds";
import { contactOf } from "../rules";
import { revealReasonInput } from "../schema";

export const addContactInput = z
  .strictObject({
    id: z.uuid(),
    customerId: z.uuid(),
    personId: z.uuid(),
    kind: z.enum(contactKinds),
    value: lineInput(80),
  })
  .superRefine(({ kind, value }, context) => {
    if (contactOf(kind, value) !== null) return;
    const message = value ? `customers.${kind}-wrong` : "core.required";
    context.addIssue({ code: "custom", path: ["value"], message });
  });
export type ContactForm = z.input<typeof addContactInput>;

export const removeContactInput = z.strictObject({ id: z.uuid() });
export const revealContactInput = z.strictObject({ id: z.uuid(), reason: revealReasonInput });
