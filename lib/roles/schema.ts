import { z } from "zod";
import { roles } from "@/lib/core/actor";

export const scopeNames = ["none", "own", "department", "branch", "chain"] as const;

export const setScopeInput = z.strictObject({
  role: z.enum(roles),
  permission: z.string().max(80),
  scope: z.enum(scopeNames),
  /** What stood there when the page was opened. */
  was: z.enum(scopeNames),
});
