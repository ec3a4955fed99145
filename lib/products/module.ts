import type { Module } from "@/lib/core/module";
import { download, read, seeCost, write } from "./access";
import { words } from "./words";

export const products: Module = {
  name: "products",
  menu: {
    desk: "purchasing",
    href: "/products",
    icon: "package",
    may: read,
    synonyms: ["产品", "货品", "物料", "后期消费", "二销", "礼品", "耗材", "items"],
  },
  creates: [{ href: "/products/new", icon: "package", may: write, word: "products.new" }],
  documents: { product: (id) => `/products/${id}` },
  named: ["product"],
  permissions: [read, write, seeCost, download],
  words,
};
