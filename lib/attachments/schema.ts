import { z } from "zod";
import { papered } from "./documents";

export const placeInput = z.strictObject({ document: z.enum(papered), documentId: z.uuid() });
export const removeInput = z.strictObject({
  id: z.uuid(),
  reason: z.string().trim().min(2, "attachments.reason-missing").max(500, "core.too-long"),
});
export const remarkInput = placeInput.extend({
  text: z.string().trim().min(1, "core.required").max(2000, "core.too-long"),
});
