import { permission } from "@/lib/core/actor";

/** Names of branches and departments are open to whoever is signed in; this opens the page. */
export const read = permission("branches:read", "settings", { admin: "chain", owner: "chain" });
export const write = permission("branches:write", "settings", { admin: "chain" });
