import type { Words } from "@/lib/core/words";

export const words = {
  "purchase-orders.title": { "zh-CN": "采购单", en: "Purchase orders" },
  "purchase-orders.help": {
    "zh-CN": "向供应商买什么、多少钱、何时到",
    en: "What is bought from whom, for how much, by when",
  },
  "purchase-orders.name-missing": { "zh-CN": "请填写商品名称", en: "Enter what is bought" },
  "purchase-orders.unit-missing": { "zh-CN": "请填写单位", en: "Enter the unit" },
  "purchase-orders.supplier-missing": { "zh-CN": "请选择供应商", en: "Choose a supplier" },
  "purchase-orders.branch-missing": { "zh-CN": "请选择门店", en: "Choose a branch" },
  "purchase-orders.no-lines": { "zh-CN": "请至少填写一行商品", en: "Add at least one line" },
  "purchase-orders.too-many-lines": {
    "zh-CN": "一张单最多 200 行，请分成两张",
    en: "At most 200 lines; split it into two orders",
  },
  "purchase-orders.price-missing": {
    "zh-CN": "第 {line} 行还没有单价，有单价才能提交",
    en: "Line {line} has no price yet; it needs one to be submitted",
  },
  "purchase-orders.discount-too-large": {
    "zh-CN": "优惠不能超过金额",
    en: "The discount cannot exceed the amount",
  },
  "purchase-orders.sum-too-large": {
    "zh-CN": "合计太大，请检查数量和单价",
    en: "The total is too large; check quantities and prices",
  },
  "purchase-orders.reason-missing": { "zh-CN": "请写原因", en: "Please say why" },
  "purchase-orders.reason-too-short": {
    "zh-CN": "请选一个原因，或写至少 5 个字",
    en: "Choose a reason, or write at least 5 characters",
  },
  "purchase-orders.supplier-on-hold": {
    "zh-CN": "{name} 已暂停合作：{reason}",
    en: "{name} is on hold: {reason}",
  },
  "purchase-orders.supplier-is-fixed": {
    "zh-CN": "已批准的单不能换供应商，请作废后另开一张",
    en: "An approved order keeps its supplier; cancel it and write another",
  },
  "purchase-orders.not-yours": {
    "zh-CN": "只有写这张单的人能这样做",
    en: "Only its author can do this",
  },
  "purchase-orders.not-editable": {
    "zh-CN": "这张单已经提交，不能直接改",
    en: "It has been submitted and cannot be edited",
  },
  "purchase-orders.not-approved": {
    "zh-CN": "这张采购单还没有批准",
    en: "This purchase order is not approved",
  },
  "purchase-orders.content-changed": {
    "zh-CN": "内容和批准时不一样，不能继续，请联系管理员",
    en: "The content differs from what was approved; ask the administrator",
  },
  "purchase-orders.cancel-needs-manager": {
    "zh-CN": "已经发出的单、别人写的单，要由店长作废",
    en: "Sent orders and those of others are cancelled by the manager",
  },
  "purchase-orders.was-approved": {
    "zh-CN": "{by} 批准了 {name}（{party}）",
    en: "{by} approved {name} ({party})",
  },
  "purchase-orders.was-rejected": {
    "zh-CN": "{by} 驳回了 {name}（{party}）：{reason}",
    en: "{by} rejected {name} ({party}): {reason}",
  },
  "purchase-orders.chip-price": { "zh-CN": "价格偏高", en: "Price too high" },
  "purchase-orders.chip-quantity": { "zh-CN": "数量不对", en: "Wrong quantity" },
  "purchase-orders.chip-date": { "zh-CN": "交期太晚", en: "Too late" },
  "purchase-orders.chip-supplier": { "zh-CN": "换一家供应商", en: "Another supplier" },
  "purchase-orders.chip-duplicate": { "zh-CN": "和别的单重复", en: "A duplicate" },
  "purchase-orders.chip-later": { "zh-CN": "暂不采购", en: "Not now" },
  "purchase-orders.may-read": { "zh-CN": "看采购单", en: "See purchase orders" },
  "purchase-orders.may-write": {
    "zh-CN": "写采购单、提交审批",
    en: "Write purchase orders and submit them",
  },
  "purchase-orders.may-approve": {
    "zh-CN": "审批采购单（不能批自己的）",
    en: "Approve purchase orders (never one’s own)",
  },
  "purchase-orders.may-cancel": {
    "zh-CN": "作废别人写的或已推的采购单",
    en: "Cancel orders of others or already sent",
  },
  "purchase-orders.may-see-cost": {
    "zh-CN": "看采购价格和金额",
    en: "See purchase prices and sums",
  },
  "purchase-orders.may-export": { "zh-CN": "导出采购单", en: "Export purchase orders" },
} satisfies Words;
