import type { Module } from "@/lib/core/module";
import { read } from "@/lib/purchase-orders/access";
import { readRules, writeRules } from "./access";
import { waits } from "./home";
import { remind } from "./tasks";
import { words } from "./words";

/**
 * 审批: who must agree to a purchase, as an ordered list of rules with their steps. A submitted document
 * copies its rule in; whoever may take the current step finds it under 审批, on the phone as a card.
 */
export const approvals: Module = {
  name: "approvals",
  menu: {
    desk: "admin",
    href: "/admin/approval-rules",
    icon: "list-checks",
    may: readRules,
    synonyms: ["审批流程", "审批设置", "谁来批", "流程"],
  },
  also: [
    {
      ...{ desk: "top", href: "/approvals", icon: "stamp", may: read, waits },
      word: "approvals.inbox",
      synonyms: ["审核", "批准", "待审", "同意", "驳回"],
    },
  ],
  documents: { approval: (id) => `/approvals/${id}`, delegation: () => "/me" },
  permissions: [readRules, writeRules],
  tasks: [remind],
  words,
};
