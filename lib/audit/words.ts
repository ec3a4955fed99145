import type { Words } from "@/lib/core/words";

export const words = {
  "audit.title": { "zh-CN": "操作日志", en: "Audit log" },
  "audit.help": {
    "zh-CN": "谁在什么时候改了什么，改不了也删不掉",
    en: "Who changed what and when; it cannot be altered",
  },
  "audit.may-read": { "zh-CN": "看操作日志", en: "Read the audit log" },
  "audit.alarm": {
    "zh-CN": "操作日志有 {count} 处异常，可能有人动过数据库，请马上查看",
    en: "The audit log shows {count} irregularities; somebody may have touched the database",
  },
} satisfies Words;
