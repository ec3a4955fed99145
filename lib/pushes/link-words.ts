import type { Words } from "@/lib/core/words";

/** What a supplier reads: the page behind the link, and its table. */
export const linkWords = {
  "pushes.link.title": { "zh-CN": "推单 {number}", en: "Push order {number}" },
  "pushes.link.revision": {
    "zh-CN": "第 {revision} 版 · 当前有效",
    en: "Version {revision} · current",
  },
  "pushes.link.version": { "zh-CN": "第 {revision} 版", en: "Version {revision}" },
  "pushes.link.closed": { "zh-CN": "第 {revision} 版 · 已完成", en: "Version {revision} · closed" },
  "pushes.link.cancelled": { "zh-CN": "已取消", en: "Cancelled" },
  "pushes.link.superseded": { "zh-CN": "已作废，等待新的推单", en: "Withdrawn, to be replaced" },
  "pushes.link.ended-on": { "zh-CN": "{day} 起不再有效", en: "Void since {day}" },
  "pushes.link.do-not-make": {
    "zh-CN": "请不要再按此推单生产或发货。已经动工的，请联系采购。",
    en: "Please do not make or ship these goods. If work has begun, call the buyer.",
  },
  "pushes.link.to": { "zh-CN": "发给 {name}", en: "For {name}" },
  "pushes.link.due": { "zh-CN": "请在此前送到", en: "Deliver by" },
  "pushes.link.days-left": { "zh-CN": "还有 {days} 天", en: "{days} days left" },
  "pushes.link.due-today": { "zh-CN": "就是今天", en: "today" },
  "pushes.link.days-late": { "zh-CN": "已过 {days} 天", en: "{days} days ago" },
  "pushes.link.together": { "zh-CN": "共", en: "In all" },
  "pushes.link.pieces": { "zh-CN": "件", en: "pieces" },
  "pushes.link.kinds": { "zh-CN": "{count} 种", en: "{count} lines" },
  "pushes.link.total": { "zh-CN": "合计（元）", en: "Total (yuan)" },
  "pushes.link.tax": { "zh-CN": "含税", en: "incl. tax" },
  "pushes.link.with-freight": { "zh-CN": "含运费 {amount}", en: "incl. freight {amount}" },
  "pushes.link.with-discount": { "zh-CN": "已减 {amount}", en: "less {amount}" },
  "pushes.link.ship-to": { "zh-CN": "送到", en: "Ship to" },
  "pushes.link.ask": { "zh-CN": "有疑问找采购", en: "Questions? Ask the buyer" },
  "pushes.link.goods": { "zh-CN": "商品与规格", en: "Goods" },
  "pushes.link.your-sku": { "zh-CN": "你的货号", en: "Your code" },
  "pushes.link.our-sku": { "zh-CN": "我方编码", en: "Our code" },
  "pushes.link.spec": { "zh-CN": "规格", en: "Specification" },
  "pushes.link.quantity": { "zh-CN": "数量", en: "Quantity" },
  "pushes.link.unit": { "zh-CN": "单位", en: "Unit" },
  "pushes.link.due-on": { "zh-CN": "交期", en: "Due" },
  "pushes.link.price": { "zh-CN": "单价（元）", en: "Price (yuan)" },
  "pushes.link.amount": { "zh-CN": "金额（元）", en: "Amount (yuan)" },
  "pushes.link.note": { "zh-CN": "备注", en: "Note" },
  "pushes.link.line-note": { "zh-CN": "备注：{note}", en: "Note: {note}" },
  "pushes.link.files": { "zh-CN": "附件", en: "Files" },
  "pushes.link.files-on-page": {
    "zh-CN": "附件在链接页下载：{names}",
    en: "Files to be had on the link's page: {names}",
  },
  "pushes.link.notes": { "zh-CN": "要求", en: "Requirements" },
  "pushes.link.foot": {
    "zh-CN": "此页只读，不用登录；打开时间会记给采购。链接有效到 {day}。",
    en: "Read-only, no sign-in; the buyer sees when it was opened. This link works until {day}.",
  },
  "pushes.link.table": { "zh-CN": "表格", en: "Table" },
  "pushes.link.print": { "zh-CN": "打印", en: "Print" },
  "pushes.link.qr": { "zh-CN": "此推单的二维码", en: "QR code of this push order" },
  "pushes.link.page": { "zh-CN": "第 {page} 页，共 {pages} 页", en: "Page {page} of {pages}" },

  "pushes.link.updated": {
    "zh-CN": "推单已更新为第 {revision} 版：",
    en: "Updated to version {revision}: ",
  },
  "pushes.link.replaced": {
    "zh-CN": "{before} 已由 {number} 取代：",
    en: "{before} has been replaced by {number}: ",
  },
  "pushes.link.compared": {
    "zh-CN": "与第 {revision} 版相比：",
    en: "Compared to version {revision}: ",
  },
  "pushes.link.as-here": { "zh-CN": "。以本页为准。", en: ". What stands here counts." },
  "pushes.link.comma": { "zh-CN": "，", en: ", " },
  "pushes.link.changing": {
    "zh-CN": "采购正在修改这份推单。",
    en: "The buyer is changing this push order.",
  },
  "pushes.link.ask-first": {
    "zh-CN": "新版发出前，请先与采购确认再生产。",
    en: "Please ask the buyer before making anything.",
  },
  "pushes.link.was.added": { "zh-CN": "新增 {name} {quantity}", en: "{name} {quantity} is new" },
  "pushes.link.was.removed": { "zh-CN": "{name} 不再需要", en: "{name} is no longer wanted" },
  "pushes.link.was.quantity": {
    "zh-CN": "{name}由 {before}改为 {after}",
    en: "{name}: {before} becomes {after}",
  },
  "pushes.link.was.due": {
    "zh-CN": "{name}交期由 {before} 改为 {after}",
    en: "{name}: due {after} instead of {before}",
  },
  "pushes.link.was.price": {
    "zh-CN": "{name}单价由 {before} 改为 {after} 元",
    en: "{name}: price {after} instead of {before} yuan",
  },
  "pushes.link.was.all-due": {
    "zh-CN": "送到日期由 {before} 改为 {after}",
    en: "deliver by {after} instead of {before}",
  },
  "pushes.link.was.ship-to": { "zh-CN": "送货地址有改动", en: "the address has changed" },
  "pushes.link.was.notes": { "zh-CN": "要求有改动", en: "the requirements have changed" },
  "pushes.link.was.sums": { "zh-CN": "合计有改动", en: "the total has changed" },
  "pushes.link.was.nothing": {
    "zh-CN": "商品、数量和交期不变",
    en: "goods, quantities and dates are the same",
  },

  "pushes.link.gone": { "zh-CN": "链接已失效", en: "This link no longer works" },
  "pushes.link.gone-help": {
    "zh-CN": "它可能已到期、被收回，或地址不完整。请向发给你的人要一个新的。",
    en: "It may have expired, been withdrawn or lost a part. Ask whoever sent it for a new one.",
  },
  "pushes.link.wait": { "zh-CN": "打开得太频繁", en: "Opened too often" },
  "pushes.link.wait-help": { "zh-CN": "请过一分钟再打开。", en: "Please try again in a minute." },
} satisfies Words;
