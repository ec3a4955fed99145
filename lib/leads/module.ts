import type { Module } from "@/lib/core/module";
import { assign, claim, read, reveal, setRules, write } from "./access";
import { tile, waits } from "./home";
import { findByPhone } from "./list";
import { tasks } from "./recycle";
import { words } from "./words";

/**
 * 客资: whoever asked, by which way, and who follows it until it is won or lost. One number is followed by
 * one person in the whole chain; what nobody follows goes back into the pool. A won one becomes a customer.
 */
export const leads: Module = {
  name: "leads",
  menu: {
    ...{ desk: "cs", href: "/leads", icon: "flag", may: read, waits },
    synonyms: ["线索", "潜客", "公海", "撞单", "邀约", "网销", "lead"],
  },
  creates: [{ href: "/leads/new", icon: "user-plus", may: write, word: "leads.new" }],
  documents: { lead: (id) => `/leads/${id}` },
  finds: { may: read, find: findByPhone },
  permissions: [read, write, claim, reveal, assign, setRules],
  tasks,
  tile,
  words,
};
