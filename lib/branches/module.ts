import type { Module } from "@/lib/core/module";
import { read, write } from "./access";
import { words } from "./words";

export const branches: Module = {
  name: "branches",
  menu: { desk: "admin", href: "/admin/branches", icon: "store", may: read },
  permissions: [read, write],
  words,
};
