import { z } from "zod";
import { nameInput } from "@/lib/core/text";
import { audiences } from "./rules";

/** A list is named by its address without the slash: "purchase-orders". */
export const listInput = z.string().regex(/^[a-z][a-z-]{1,40}$/, "core.invalid");

export const viewInput = z.strictObject({
  list: listInput,
  name: nameInput(20),
  audience: z.enum(audiences),
  query: z.string().max(1000, "core.too-long"),
});
export const viewIdInput = z.strictObject({ id: z.uuid() });
