import type { Module } from "@/lib/core/module";
import { read, write } from "./access";
import { words } from "./words";

/**
 * Who and what can be booked: people, rooms, scenes and dresses, with the minutes each needs before and
 * after, and how often a day a person can be booked.
 */
export const resources: Module = {
  name: "resources",
  menu: {
    desk: "admin",
    href: "/admin/resources",
    icon: "shirt",
    may: write,
    synonyms: ["影棚", "礼服", "场景", "摄影师", "化妆师", "清洗时间", "预约资源"],
  },
  documents: { resource: () => "/admin/resources" },
  permissions: [read, write],
  words,
};
