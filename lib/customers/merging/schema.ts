import { z } from "zod";
import { changeCustomerInput } from "../schema";

const { name, source, weddingOn, tags, notes } = changeCustomerInput.shape;

/** Which file stays, which goes into it, and what the one that stays says afterwards. */
export const mergeInput = z
  .strictObject({
    id: z.uuid(),
    survivorId: z.uuid(),
    mergedId: z.uuid(),
    survivorVersion: z.int().positive(),
    mergedVersion: z.int().positive(),
    ...{ name, source, weddingOn, tags, notes },
    ownerId: z.uuid(),
  })
  .refine(({ survivorId, mergedId }) => survivorId !== mergedId, {
    path: ["mergedId"],
    message: "customers.merge-with-itself",
  });
export type MergeForm = z.input<typeof mergeInput>;

export const undoMergeInput = z.strictObject({ id: z.uuid() });
export const askMergeInput = z.strictObject({ id: z.uuid(), otherId: z.uuid() });
export const dismissTwinInput = z.strictObject({ id: z.uuid() });
