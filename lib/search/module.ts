import type { Module } from "@/lib/core/module";
import { words } from "./words";

export const search: Module = {
  name: "search",
  permissions: [],
  words,
};
