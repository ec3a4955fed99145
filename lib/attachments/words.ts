import type { Words } from "@/lib/core/words";

export const words = {
  "attachments.title": { "zh-CN": "附件", en: "Attachments" },
} satisfies Words;
