import type { Module } from "@/lib/core/module";
import { download, links, read, write } from "./access";
import { deliver } from "./delivery";
import { exceptions, recent, tile, waits } from "./home";
import { expireLinks } from "./link-expiry";
import { words } from "./words";

/**
 * 推单: what an order, or the buyer directly, asks of suppliers, branches and departments. It is read
 * back and confirmed before it goes out; then messages, views and answers stand in one history.
 */
export const pushes: Module = {
  name: "pushes",
  menu: {
    ...{ desk: "purchasing", href: "/pushes", icon: "send", may: read, waits },
    synonyms: ["订单推送", "推送", "发单", "下单给供应商", "TD"],
  },
  creates: [{ href: "/pushes/new", icon: "send", may: write, word: "pushes.new" }],
  documents: { push: (id) => `/pushes/${id}`, "push-links": () => "/pushes" },
  permissions: [read, write, links, download],
  ...{ tile, exceptions, recent },
  tasks: [deliver, expireLinks],
  words,
};
