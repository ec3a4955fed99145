import type { Module } from "@/lib/core/module";
import { bank, download, hold, read, reveal, write } from "./access";
import { words } from "./words";

export const suppliers: Module = {
  name: "suppliers",
  menu: { desk: "purchasing", href: "/suppliers", icon: "truck", may: read },
  documents: { supplier: (id) => `/suppliers/${id}` },
  permissions: [read, write, hold, bank, reveal, download],
  words,
};
