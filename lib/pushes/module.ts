import type { Module } from "@/lib/core/module";
import { download, links, read, write } from "./access";
import { deliver } from "./delivery";
import { expireLinks } from "./link-expiry";
import { words } from "./words";

export const pushes: Module = {
  name: "pushes",
  menu: { desk: "purchasing", href: "/pushes", icon: "send", may: read },
  documents: { push: (id) => `/pushes/${id}`, "push-links": () => "/pushes" },
  permissions: [read, write, links, download],
  tasks: [deliver, expireLinks],
  words,
};
