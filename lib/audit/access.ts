import { permission } from "@/lib/core/actor";

export const read = permission("audit:read", "settings", { admin: "chain", owner: "chain" });
