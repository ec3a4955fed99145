import type { Module } from "@/lib/core/module";
import { read, seeFloor, write } from "./access";
import { words } from "./words";

/**
 * 套系: what the studio sells, by kind of shoot and category. Every change is a new version; an order
 * keeps the one it was sold as.
 */
export const packages: Module = {
  name: "packages",
  menu: {
    desk: "cs",
    href: "/packages",
    icon: "book-open",
    may: read,
    synonyms: ["套餐", "价格表", "产品套系", "拍照类型", "package"],
  },
  creates: [{ href: "/packages/new", icon: "book-open", may: write, word: "packages.new" }],
  documents: {
    package: (id) => `/packages/${id}`,
    "shoot-type": () => "/packages/types",
    "package-category": () => "/packages/types",
  },
  named: ["package"],
  permissions: [read, write, seeFloor],
  words,
};
