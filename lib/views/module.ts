import type { Module } from "@/lib/core/module";
import { words } from "./words";

export const views: Module = {
  name: "views",
  permissions: [],
  words,
};
