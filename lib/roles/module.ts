import type { Module } from "@/lib/core/module";
import { read, write } from "./access";
import { words } from "./words";

export const roles: Module = {
  name: "roles",
  menu: {
    desk: "admin",
    href: "/admin/roles",
    icon: "shield",
    may: read,
    synonyms: ["权限", "授权", "权限矩阵"],
  },
  permissions: [read, write],
  words,
};
