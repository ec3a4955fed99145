import type { Module } from "@/lib/core/module";
import { download, read, seeCost, write } from "./access";
import { words } from "./words";

export const products: Module = {
  name: "products",
  menu: { desk: "purchasing", href: "/products", icon: "package", may: read },
  documents: { product: (id) => `/products/${id}` },
  permissions: [read, write, seeCost, download],
  words,
};
