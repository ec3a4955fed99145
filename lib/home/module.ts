import type { Module } from "@/lib/core/module";
import { read } from "@/lib/purchase-orders/access";
import { words } from "./words";

export const home: Module = {
  name: "home",
  menu: { desk: "top", href: "/", icon: "house" },
  also: [
    {
      ...{
        desk: "purchasing",
        href: "/exceptions",
        icon: "triangle-exclamation-point",
        word: "home.exceptions",
      },
      may: read,
      synonyms: ["异常", "逾期", "发送失败", "没人看"],
    },
  ],
  permissions: [],
  words,
};
