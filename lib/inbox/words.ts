import type { Words } from "@/lib/core/words";

export const words = {
  "inbox.title": { "zh-CN": "消息", en: "Inbox" },
  "inbox.help": { "zh-CN": "发给你的事情和结果", en: "What concerns you" },
} satisfies Words;
