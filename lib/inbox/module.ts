import type { Module } from "@/lib/core/module";
import { waits } from "./home";
import { words } from "./words";

export const inbox: Module = {
  name: "inbox",
  menu: { desk: "top", href: "/inbox", icon: "inbox", waits },
  permissions: [],
  words,
};
