import type { Module } from "@/lib/core/module";
import { download, links, read, write } from "./access";
import { words } from "./words";

export const pushes: Module = {
  name: "pushes",
  menu: { desk: "purchasing", href: "/pushes", icon: "send", may: read },
  documents: { "push": (id) => `/pushes/${id}` },
  permissions: [read, write, links, download],
  words,
};
