import type { Words } from "@/lib/core/words";

export const words = {
  "home.title": { "zh-CN": "首页", en: "Home" },
  "home.night": { "zh-CN": "夜深了，{name}", en: "Good night, {name}" },
  "home.morning": { "zh-CN": "上午好，{name}", en: "Good morning, {name}" },
  "home.noon": { "zh-CN": "中午好，{name}", en: "Hello, {name}" },
  "home.afternoon": { "zh-CN": "下午好，{name}", en: "Good afternoon, {name}" },
  "home.evening": { "zh-CN": "晚上好，{name}", en: "Good evening, {name}" },
  "home.waiting": {
    "zh-CN": "有 {count} 件事等你处理",
    en: "{count} things wait for you",
  },
  "home.nothing-waits": { "zh-CN": "没有事情等你处理", en: "Nothing waits for you" },
  "home.exceptions": { "zh-CN": "今日异常", en: "Needs attention" },
  "home.exceptions-help": {
    "zh-CN": "发送失败、未查看、逾期的单据",
    en: "What was not delivered, was not opened, or is overdue",
  },
  "home.all-exceptions": { "zh-CN": "全部异常", en: "All of them" },
  "home.in-list": { "zh-CN": "在列表中打开", en: "Open as a list" },
  "home.no-exceptions": {
    "zh-CN": "没有异常：没有发送失败，也没有逾期",
    en: "Nothing is wrong: everything was delivered and nothing is overdue",
  },
  "home.inbox": { "zh-CN": "新消息", en: "New messages" },
  "home.all-inbox": { "zh-CN": "全部消息", en: "All messages" },
  "home.empty": { "zh-CN": "你的角色还没有要处理的事", en: "Nothing here for your role yet" },
  "home.empty-why": {
    "zh-CN": "发给你的推单和审批会出现在「消息」里。",
    en: "Pushes and approvals that concern you will appear in the inbox.",
  },
  "home.steps": { "zh-CN": "开始使用", en: "Getting started" },
  "home.steps-why": {
    "zh-CN": "做完这几步就能走完一张采购单，做完后这里自动消失。",
    en: "These steps take you through a whole purchase; the list goes away by itself.",
  },
  "home.steps-done": { "zh-CN": "{done} / {all} 已完成", en: "{done} of {all} done" },
  "home.step-branch": { "zh-CN": "填写门店地址和电话", en: "Enter the branch's address and phone" },
  "home.step-branch-why": {
    "zh-CN": "推单上写着货送到哪里",
    en: "A push tells the supplier where to deliver",
  },
  "home.step-people": { "zh-CN": "请第二个人加入", en: "Add a second person" },
  "home.step-people-why": {
    "zh-CN": "自己写的采购单自己不能审批",
    en: "Nobody approves his own purchase order",
  },
  "home.step-supplier": { "zh-CN": "添加一家供应商", en: "Add a supplier" },
  "home.step-supplier-why": {
    "zh-CN": "联系人、渠道和报价",
    en: "Contacts, channels and prices",
  },
  "home.step-order": { "zh-CN": "写第一张采购单", en: "Write the first purchase order" },
  "home.step-order-why": {
    "zh-CN": "提交、审批、推给供应商",
    en: "Submit it, have it approved, push it",
  },
  "home.step-mail": { "zh-CN": "接通邮件", en: "Connect e-mail" },
  "home.step-mail-why": {
    "zh-CN": "启动时设置 SMTP_URL；没有邮件也可以复制链接发微信",
    en: "Set SMTP_URL at start; without it, copy the link by hand",
  },
  "home.step-done": { "zh-CN": "已完成", en: "Done" },
  "home.do": { "zh-CN": "去做", en: "Do it" },
} satisfies Words;
