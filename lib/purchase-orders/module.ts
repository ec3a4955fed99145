import type { Module } from "@/lib/core/module";
import { approve, cancel, download, read, seeCost, write } from "./access";
import { words } from "./words";

export const purchaseOrders: Module = {
  name: "purchase-orders",
  menu: { desk: "purchasing", href: "/purchase-orders", icon: "clipboard-list", may: read },
  documents: { "purchase-order": (id) => `/purchase-orders/${id}` },
  permissions: [read, write, approve, cancel, seeCost, download],
  words,
};
