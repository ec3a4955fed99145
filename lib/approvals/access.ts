import { permission } from "@/lib/core/actor";

/** Deciding itself is a right of each document: purchase-orders:approve. */
export const readRules = permission("approval-rules:read", "settings", {
  admin: "chain",
  owner: "chain",
});
export const writeRules = permission("approval-rules:write", "settings", { admin: "chain" });
