import type { Words } from "@/lib/core/words";

export const words = {
  "attachments.title": { "zh-CN": "附件", en: "Attachments" },
  "attachments.none": { "zh-CN": "没有附件", en: "No attachments" },
  "attachments.empty": { "zh-CN": "{name} 是空的", en: "{name} is empty" },
  "attachments.too-large": {
    "zh-CN": "文件超过 20 MB，请压缩后再传",
    en: "The file is over 20 MB; make it smaller first",
  },
  "attachments.too-many": {
    "zh-CN": "一张单最多 {most} 个附件",
    en: "At most {most} files per document",
  },
  "attachments.not-allowed": {
    "zh-CN": "这种文件不能传。可以传图片、PDF、Word、Excel、PPT、zip、txt、csv",
    en: "This kind of file is not kept. Images, PDF, Office, zip, txt and csv are",
  },
  "attachments.remove-ask": { "zh-CN": "移除附件", en: "Remove the file" },
  "attachments.remove-why": {
    "zh-CN": "从这张单上拿下来，操作日志里留着记录。",
    en: "It leaves the document; the log keeps a record.",
  },
  "attachments.remove": { "zh-CN": "移除", en: "Remove" },
  "attachments.reason-missing": { "zh-CN": "请写明原因", en: "Please give a reason" },
  "attachments.named-you": {
    "zh-CN": "{name} 在 {document} 提到你",
    en: "{name} mentioned you on {document}",
  },
  "attachments.for-supplier": { "zh-CN": "给供应商看", en: "Shown to the supplier" },
  "attachments.for-supplier-hint": {
    "zh-CN": "供应商在链接页能下载。不要勾选有顾客姓名、电话的文件。改动后要重新确认。",
    en: "Suppliers can fetch these on their page: no customer names or phones. A change asks for a new confirmation.",
  },
  "attachments.is-out": {
    "zh-CN": "推单已提交。先变更，再改给供应商看的附件",
    en: "The push has been submitted: revise it to change what suppliers are given",
  },
  "attachments.remark": { "zh-CN": "写一句", en: "Write a remark" },
  "attachments.remark-place": {
    "zh-CN": "写一句，@姓名 会提醒对方",
    en: "Write a remark; @name tells that person",
  },
  "attachments.remark-send": { "zh-CN": "发送", en: "Send" },
  "attachments.remark-sending": { "zh-CN": "发送中…", en: "Sending…" },
} satisfies Words;
