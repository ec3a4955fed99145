import type { Module } from "@/lib/core/module";
import { bank, download, hold, read, reveal, write } from "./access";
import { words } from "./words";

export const suppliers: Module = {
  name: "suppliers",
  menu: {
    desk: "purchasing",
    href: "/suppliers",
    icon: "truck",
    may: read,
    synonyms: ["厂家", "工厂", "加工商", "供货商", "vendor"],
  },
  creates: [{ href: "/suppliers/new", icon: "truck", may: write, word: "suppliers.new" }],
  documents: { supplier: (id) => `/suppliers/${id}` },
  named: ["supplier"],
  permissions: [read, write, hold, bank, reveal, download],
  words,
};
