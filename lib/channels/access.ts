import { permission } from "@/lib/core/actor";

export const read = permission("channels:read", "settings", { admin: "chain", owner: "chain" });
/** Sending a test mail to oneself. */
export const test = permission("channels:test", "settings", { admin: "chain" });
