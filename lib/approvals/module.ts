import type { Module } from "@/lib/core/module";
import { readRules, writeRules } from "./access";
import { words } from "./words";

export const approvals: Module = {
  name: "approvals",
  menu: { desk: "admin", href: "/admin/approval-rules", icon: "list-checks", may: readRules },
  permissions: [readRules, writeRules],
  words,
};
