import { z } from "zod";
import { textInput } from "@/lib/core/text";
import { papered } from "./documents";

export const placeInput = z.strictObject({ document: z.enum(papered), documentId: z.uuid() });
export const removeInput = z.strictObject({
  id: z.uuid(),
  reason: textInput(500).pipe(z.string().min(2, "attachments.reason-missing")),
});
export const showInput = z.strictObject({ id: z.uuid(), shown: z.boolean() });
export const remarkInput = placeInput.extend({
  text: textInput(2000).pipe(z.string().min(1, "core.required")),
});
