import type { Module } from "@/lib/core/module";
import { assign, download, merge, read, reveal, write } from "./access";
import { tasks } from "./merging/twins";
import { findByPhone } from "./same";
import { words } from "./words";

/**
 * Whom the studio takes pictures of: households with their people, how one reaches them, and what was
 * said. Numbers and children's records are sealed; seeing one whole is an act with a reason.
 */
export const customers: Module = {
  name: "customers",
  menu: {
    desk: "cs",
    href: "/customers",
    icon: "contact",
    may: read,
    synonyms: ["客资", "档案", "顾客", "会员", "customer"],
  },
  creates: [{ href: "/customers/new", icon: "user-plus", may: write, word: "customers.new" }],
  documents: { customer: (id) => `/customers/${id}` },
  finds: { may: read, find: findByPhone },
  permissions: [read, write, reveal, assign, merge, download],
  tasks,
  words,
};
