import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { scopeNames } from "./kinds";

export const setScopeInput = z.strictObject({
  role: z.enum(roles),
  permission: z.string().max(80),
  scope: z.enum(scopeNames),
  /** What stood there when the page was opened. */
  was: z.enum(scopeNames),
});
