import type { Words } from "@/lib/core/words";

export const words = {
  "audit.title": { "zh-CN": "操作日志", en: "Audit log" },
  "audit.help": {
    "zh-CN": "谁在什么时候改了什么，改不了也删不掉",
    en: "Who changed what and when; it cannot be altered",
  },
  "audit.may-read": { "zh-CN": "看操作日志", en: "Read the audit log" },
} satisfies Words;
