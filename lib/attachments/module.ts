import type { Module } from "@/lib/core/module";
import { words } from "./words";

export const attachments: Module = {
  name: "attachments",
  permissions: [],
  words,
};
