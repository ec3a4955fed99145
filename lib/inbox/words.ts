import type { Words } from "@/lib/core/words";

export const words = {
  "inbox.title": { "zh-CN": "消息", en: "Inbox" },
  "inbox.help": { "zh-CN": "发给你的事情和结果", en: "What concerns you" },
  "inbox.all": { "zh-CN": "全部", en: "All" },
  "inbox.unread": { "zh-CN": "未读", en: "Unread" },
  "inbox.read": { "zh-CN": "标为已读", en: "Mark as read" },
  "inbox.read-all": { "zh-CN": "全部标为已读", en: "Mark all as read" },
  "inbox.none": { "zh-CN": "没有消息", en: "No messages" },
  "inbox.none-unread": { "zh-CN": "都读过了", en: "All caught up" },
  "inbox.none-why": {
    "zh-CN": "审批、推单的回复和 @ 你的话会出现在这里。",
    en: "Approvals, answers to pushes and remarks that name you appear here.",
  },
  "inbox.gone": { "zh-CN": "这张单已不能打开", en: "This document cannot be opened any more" },
} satisfies Words;
