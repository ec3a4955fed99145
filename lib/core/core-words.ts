import type { Words } from "./words";

/** What the grammar itself can say, and the words every module shares. */
export const coreWords = {
  "core.product": { "zh-CN": "光圈", en: "Aperture" },
  "core.required": { "zh-CN": "请填写这一项", en: "Please fill this in" },
  "core.too-long": { "zh-CN": "太长了，请缩短", en: "Too long; please shorten it" },
  "core.invalid": {
    "zh-CN": "有几处需要修改，请看标红的地方",
    en: "Some fields need attention; see the marks below",
  },
  "core.forbidden": {
    "zh-CN": "你的角色不能做这件事。需要的话请管理员开通权限",
    en: "Your role does not allow this. Ask an administrator if you need it",
  },
  "core.signed-out": {
    "zh-CN": "登录已失效，请重新登录",
    en: "You are signed out. Please sign in again",
  },
  "core.gone": {
    "zh-CN": "找不到这一项，可能已被移走，或不在你的范围内",
    en: "Not found: it may have moved, or lies outside your scope",
  },
  "core.changed-by-others": {
    "zh-CN": "被他人修改：这张单在你打开之后有人改过",
    en: "Changed by someone else since you opened it",
  },
  "core.cannot-move": {
    "zh-CN": "当前状态不能这样操作，请刷新后再看",
    en: "Not possible in the current state; refresh and look again",
  },
  "core.key-used-for-another": {
    "zh-CN": "这次提交和上一次内容不同，请刷新页面再试",
    en: "This request differs from the earlier one; refresh and try again",
  },
  "core.already-there": { "zh-CN": "已经有一条相同的记录", en: "There is already one like this" },
  "core.already-taken": { "zh-CN": "这个时间或资源已被占用", en: "Already taken" },
  "core.rule-broken": {
    "zh-CN": "这样会违反一条规则，没有保存",
    en: "This would break a rule; nothing was saved",
  },
  "core.busy": {
    "zh-CN": "有人正在处理同一条记录，请稍等几秒再试",
    en: "Someone is working on the same record; try again in a few seconds",
  },
  "core.unavailable": {
    "zh-CN": "系统暂时连不上数据库，你填的内容还在，请稍后再试",
    en: "The database cannot be reached. What you typed is kept; try again shortly",
  },
  "core.unexpected": {
    "zh-CN": "出了点问题，没有保存。请把编号 {ref} 告诉管理员",
    en: "Something went wrong and nothing was saved. Tell your administrator: {ref}",
  },
  "core.not-a-day": {
    "zh-CN": "请填写日期，例如 2026-12-05",
    en: "Enter a date such as 2026-12-05",
  },
  "core.day-is-past": { "zh-CN": "日期不能早于今天", en: "The date cannot be before today" },
  "core.not-an-amount": {
    "zh-CN": "请填写金额，例如 1,234.50",
    en: "Enter an amount such as 1,234.50",
  },
  "core.amount-missing": { "zh-CN": "请填写金额", en: "Enter an amount" },
  "core.amount-too-large": {
    "zh-CN": "金额太大，最多 1 亿元",
    en: "Too large; at most 100 million yuan",
  },
  "core.at-most-two-decimals": { "zh-CN": "金额最多两位小数", en: "At most two decimals" },
  "core.not-a-quantity": {
    "zh-CN": "请填写数量，例如 12 或 1.5",
    en: "Enter a quantity such as 12 or 1.5",
  },
  "core.quantity-missing": { "zh-CN": "请填写数量", en: "Enter a quantity" },
  "core.quantity-above-zero": { "zh-CN": "数量必须大于 0", en: "The quantity must be more than 0" },
  "core.quantity-too-large": {
    "zh-CN": "数量太大，最多 999,999",
    en: "Too large; at most 999,999",
  },
  "core.at-most-three-decimals": { "zh-CN": "数量最多三位小数", en: "At most three decimals" },
  "core.not-an-email": {
    "zh-CN": "请填写邮箱，例如 zhou@example.com",
    en: "Enter an e-mail address such as zhou@example.com",
  },
  "core.not-a-phone": {
    "zh-CN": "请填写电话，例如 13812345678 或 0592-5550118",
    en: "Enter a phone number such as 13812345678",
  },
  "core.desk-all": { "zh-CN": "分析", en: "Analysis" },
  "core.desk-cs": { "zh-CN": "客户与订单", en: "Front desk" },
  "core.desk-purchasing": { "zh-CN": "采购", en: "Purchasing" },
  "core.desk-finance": { "zh-CN": "财务", en: "Finance" },
  "core.desk-admin": { "zh-CN": "设置", en: "Settings" },
  "core.role-cs_agent": { "zh-CN": "客服", en: "CS agent" },
  "core.role-sales": { "zh-CN": "门市", en: "Sales" },
  "core.role-dispatcher": { "zh-CN": "调度", en: "Dispatcher" },
  "core.role-stylist": { "zh-CN": "化妆", en: "Stylist" },
  "core.role-photographer": { "zh-CN": "摄影", en: "Photographer" },
  "core.role-selector": { "zh-CN": "选片", en: "Selector" },
  "core.role-retoucher": { "zh-CN": "修片", en: "Retoucher" },
  "core.role-designer": { "zh-CN": "设计", en: "Designer" },
  "core.role-pickup_clerk": { "zh-CN": "取件", en: "Pick-up" },
  "core.role-buyer": { "zh-CN": "采购", en: "Buyer" },
  "core.role-warehouse": { "zh-CN": "仓管", en: "Warehouse" },
  "core.role-cashier": { "zh-CN": "收银", en: "Cashier" },
  "core.role-accountant": { "zh-CN": "会计", en: "Accountant" },
  "core.role-branch_manager": { "zh-CN": "店长", en: "Branch manager" },
  "core.role-owner": { "zh-CN": "老板", en: "Owner" },
  "core.role-admin": { "zh-CN": "系统管理员", en: "Administrator" },
} satisfies Words;
