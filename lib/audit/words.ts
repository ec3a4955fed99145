import type { Words } from "@/lib/core/words";
import { actWords } from "./act-words";
import { fieldWords } from "./field-words";

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
  "audit.when": { "zh-CN": "时间", en: "When" },
  "audit.who": { "zh-CN": "谁", en: "Who" },
  "audit.did": { "zh-CN": "做了什么", en: "Did what" },
  "audit.document": { "zh-CN": "单据", en: "Document" },
  "audit.kind": { "zh-CN": "类别", en: "Kind" },
  "audit.changes": { "zh-CN": "改动", en: "Changes" },
  "audit.network": { "zh-CN": "网段", en: "Network" },
  "audit.reason": { "zh-CN": "原因：{reason}", en: "Reason: {reason}" },
  "audit.job": { "zh-CN": "系统", en: "System" },
  "audit.nobody": { "zh-CN": "未登录", en: "Not signed in" },
  "audit.yes": { "zh-CN": "是", en: "yes" },
  "audit.no": { "zh-CN": "否", en: "no" },
  "audit.items": { "zh-CN": "{count} 项", en: "{count} items" },
  "audit.more": { "zh-CN": "还有 {count} 处", en: "{count} more" },
  "audit.this-document": { "zh-CN": "只看这张单", en: "This document only" },
  "audit.empty": { "zh-CN": "没有符合的记录", en: "Nothing matches" },
  "audit.empty-why": {
    "zh-CN": "换个人、日期或类别再看。只选类别时，查最近 {days} 天。",
    en: "Try another person, day or kind. A kind alone looks back {days} days.",
  },
  "audit.chain-whole": { "zh-CN": "记录完整。", en: "The log is whole." },
  "audit.chain-sealed": { "zh-CN": "已封存到 {when}", en: "Sealed up to {when}" },
  "audit.chain-checked": { "zh-CN": "最近核对 {when}", en: "Last checked {when}" },
  "audit.chain-checked-whole": {
    "zh-CN": "全部核对 {when}，共 {rows} 条",
    en: "Wholly checked {when}, {rows} rows",
  },
  "audit.chain-young": {
    "zh-CN": "新记录每分钟封存一次，第一次核对在几分钟内完成。",
    en: "New rows are sealed each minute; the first check comes within minutes.",
  },
  "audit.chain-broken": { "zh-CN": "记录有 {count} 处异常。", en: "{count} irregularities." },
  "audit.trouble-altered": { "zh-CN": "记录 {id} 被改过", en: "Row {id} was altered" },
  "audit.trouble-missing": { "zh-CN": "记录 {id} 被删掉了", en: "Row {id} is missing" },
  "audit.trouble-added": { "zh-CN": "记录 {id} 是后来塞进去的", en: "Row {id} was slipped in" },
  "audit.trouble-unsealed": {
    "zh-CN": "记录 {id} 五分钟还没封存，后台任务可能停了",
    en: "Row {id} is not sealed after five minutes; the queue may have stopped",
  },
  "audit.trouble-chain": { "zh-CN": "第 {id} 段封存被改过", en: "Seal {id} was rewritten" },
  "audit.trouble-anchor": {
    "zh-CN": "第 {id} 段封存和库外留底不一致",
    en: "Seal {id} disagrees with its anchor outside the database",
  },
  ...actWords,
  ...fieldWords,
} satisfies Words;
