import type { Module } from "@/lib/core/module";
import { words } from "./words";

export const inbox: Module = {
  name: "inbox",
  permissions: [],
  words,
};
