import type { Module } from "@/lib/core/module";
import { approve, cancel, download, read, seeCost, write } from "./access";
import { exceptions, tile, waits, week } from "./home";
import { words } from "./words";

/**
 * 采购单: what a branch buys, from whom and for how much. A draft has only a provisional name; whoever
 * the rules name approves it, and the last of them gives it its number. From then on it can be pushed.
 */
export const purchaseOrders: Module = {
  name: "purchase-orders",
  menu: {
    ...{ desk: "purchasing", href: "/purchase-orders", icon: "clipboard-list", may: read, waits },
    synonyms: ["采购订单", "订货", "进货", "请购", "PO"],
  },
  creates: [
    { href: "/purchase-orders/new", icon: "plus", may: write, word: "purchase-orders.new" },
  ],
  documents: { "purchase-order": (id) => `/purchase-orders/${id}` },
  permissions: [read, write, approve, cancel, seeCost, download],
  ...{ tile, exceptions, week },
  words,
};
