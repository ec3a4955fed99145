import type { Words } from "@/lib/core/words";

export const words = {
  "approvals.title": { "zh-CN": "审批规则", en: "Approval rules" },
  "approvals.help": { "zh-CN": "多少钱、哪类采购，要谁同意", en: "Which purchases need whose consent" },
} satisfies Words;
