import type { Module } from "@/lib/core/module";
import { words } from "./words";

export const home: Module = {
  name: "home",
  menu: { desk: "top", href: "/", icon: "house" },
  permissions: [],
  words,
};
