import type { Module } from "@/lib/core/module";
import { override, read, write } from "./access";
import { waits } from "./home";
import { words } from "./words";

/**
 * 订单: what a customer bought, from the package as it was sold. A draft has only a provisional name;
 * signed with its deposit it gets its number, and stands.
 */
export const orders: Module = {
  name: "orders",
  menu: {
    ...{ desk: "cs", href: "/orders", icon: "book", may: read, waits },
    synonyms: ["下单", "合同", "签单", "定金", "套系单", "order", "contract"],
  },
  creates: [{ href: "/orders/new", icon: "book", may: write, word: "orders.new" }],
  documents: { order: (id) => `/orders/${id}` },
  permissions: [read, write, override],
  words,
};
