import type { Module } from "@/lib/core/module";
import { read } from "./access";
import { tasks } from "./tasks";
import { words } from "./words";

export const audit: Module = {
  name: "audit",
  menu: {
    desk: "admin",
    href: "/admin/audit",
    icon: "scroll-text",
    may: read,
    synonyms: ["审计", "日志", "谁改的", "操作记录"],
  },
  documents: { audit: () => "/admin/audit" },
  permissions: [read],
  tasks,
  words,
};
