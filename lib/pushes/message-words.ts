import type { Words } from "@/lib/core/words";

/** What a message to a supplier says. */
export const messageWords = {
  "pushes.message.subject": {
    "zh-CN": "【{studio}】推单 {number}，请在 {day} 前送到",
    en: "【{studio}】Push order {number}, deliver by {day}",
  },
  "pushes.message.subject-changed": {
    "zh-CN": "【{studio}】推单 {number} 已更新为第 {revision} 版，请在 {day} 前送到",
    en: "【{studio}】Push order {number}, now version {revision}, deliver by {day}",
  },
  "pushes.message.subject-cancelled": {
    "zh-CN": "【{studio}】已取消：推单 {number}",
    en: "【{studio}】Cancelled: push order {number}",
  },
  "pushes.message.subject-test": {
    "zh-CN": "【{studio}】推单测试",
    en: "【{studio}】Test of push orders",
  },
  "pushes.message.head": {
    "zh-CN": "推单 {number}（第 {revision} 版）",
    en: "Push order {number} (version {revision})",
  },
  "pushes.message.line": {
    "zh-CN": "{name} {spec} × {quantity}",
    en: "{name} {spec} × {quantity}",
  },
  "pushes.message.more": {
    "zh-CN": "另有 {count} 种，见链接",
    en: "and {count} more, see the link",
  },
  "pushes.message.due": {
    "zh-CN": "请在 {day} 前送到：{place}",
    en: "Deliver by {day} to: {place}",
  },
  "pushes.message.ask": { "zh-CN": "有疑问找 {name} {phone}", en: "Questions: {name} {phone}" },
  "pushes.message.cancelled": {
    "zh-CN": "推单 {number} 已取消，请不要再生产或发货。",
    en: "Push order {number} is cancelled. Please do not make or ship it.",
  },
  "pushes.message.test": {
    "zh-CN": "这是一条测试消息。收到它，说明推单会发到这里。",
    en: "This is a test. That it arrived means push orders will arrive here.",
  },
  "pushes.message.open": { "zh-CN": "打开推单", en: "Open the push order" },
} satisfies Words;
