import { permission } from "@/lib/core/actor";

export const read = permission("roles:read", "settings", { admin: "chain", owner: "chain" });
export const write = permission("roles:write", "settings", { admin: "chain" });
