import type { Module } from "@/lib/core/module";
import { read } from "./access";
import { words } from "./words";

export const audit: Module = {
  name: "audit",
  menu: { desk: "admin", href: "/admin/audit", icon: "scroll-text", may: read },
  permissions: [read],
  words,
};
