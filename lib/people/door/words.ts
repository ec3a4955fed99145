import type { Words } from "@/lib/core/words";

/** What is said before anybody is signed in. */
export const doorWords = {
  "people.sign-in": { "zh-CN": "登录", en: "Sign in" },
  "people.signing-in": { "zh-CN": "登录中…", en: "Signing in…" },
  "people.account": { "zh-CN": "账号", en: "Account" },
  "people.password": { "zh-CN": "密码", en: "Password" },
  "people.show-password": { "zh-CN": "显示密码", en: "Show the password" },
  "people.hide-password": { "zh-CN": "隐藏密码", en: "Hide the password" },
  "people.sign-in-hint": {
    "zh-CN": "连续输错要等一会儿再试，账号不会被锁",
    en: "After several mistakes you wait a moment; accounts are never locked",
  },
  "people.wrong": { "zh-CN": "账号或密码错误", en: "Wrong account or password" },
  "people.wait": {
    "zh-CN": "账号或密码错误，请等 {seconds} 秒再试",
    en: "Wrong account or password; wait {seconds} s",
  },
  "people.wait-button": { "zh-CN": "请等 {seconds} 秒", en: "Wait {seconds} s" },
  "people.sign-in-unreachable": {
    "zh-CN": "网络没有通，请再试一次",
    en: "No connection; please try again",
  },
  "people.cookies-needed": {
    "zh-CN": "页面放久了，请再按一次登录。如果还是不行，请允许浏览器保存 Cookie",
    en: "This page had been open too long; press sign in again. If it stays, allow cookies",
  },
  "people.demo-accounts": { "zh-CN": "演示账号", en: "Demo accounts" },
  "people.demo-hint": {
    "zh-CN": "点一下填好，密码都是 {password}",
    en: "One press fills it in; the password is {password}",
  },
  "people.demo-more": { "zh-CN": "其余 {count} 个账号", en: "{count} more accounts" },
  "people.everywhere": { "zh-CN": "全部门店", en: "All branches" },
  "people.own-server": {
    "zh-CN": "数据存在你自己的服务器上",
    en: "Your data stays on your server",
  },
  "people.motto": { "zh-CN": "从一张底片，到顾客手里。", en: "From the negative to the customer." },
  "people.motto-more": {
    "zh-CN": "采购、审批、推单与供应商的答复，在一处看清。",
    en: "Purchasing, approvals, push orders and suppliers’ answers, clear in one place.",
  },

  "people.name": { "zh-CN": "姓名", en: "Name" },
  "people.account-wrong": {
    "zh-CN": "账号用 2 到 40 个字母、数字或汉字，中间可以有点和横线",
    en: "Use 2 to 40 letters or digits; dots and hyphens may stand between",
  },
  "people.set-up": { "zh-CN": "第一次使用", en: "First run" },
  "people.set-up-sub": {
    "zh-CN": "填好这一页就能开始用。公司、门店和人员以后都能再改、再加。",
    en: "Fill in this page and start. Company, branches and people can be changed later.",
  },
  "people.set-up-code": { "zh-CN": "一次性设置码", en: "One-time set-up code" },
  "people.set-up-code-hint": {
    "zh-CN": "启动光圈的那个终端窗口里显示的 12 位码，例如 7K2M-QX9D-AB3C",
    en: "The 12 signs shown in the terminal where Aperture was started, e.g. 7K2M-QX9D-AB3C",
  },
  "people.set-up-code-wrong": {
    "zh-CN": "设置码不对，或已经用过。重新启动光圈会显示新的设置码",
    en: "The code is wrong or used up. Starting Aperture again shows a new one",
  },
  "people.set-up-wait": {
    "zh-CN": "试得太快了，请等 {seconds} 秒再试",
    en: "Too many tries; wait {seconds} s",
  },
  "people.set-up-company": { "zh-CN": "公司与第一家门店", en: "Company and first branch" },
  "people.company-name": { "zh-CN": "公司名称", en: "Company" },
  "people.branch-name": { "zh-CN": "门店名称", en: "Branch" },
  "people.branch-code": { "zh-CN": "门店代码", en: "Branch code" },
  "people.branch-code-hint": {
    "zh-CN": "2 到 4 位大写字母或数字，会出现在单号里，例如 XM01",
    en: "2 to 4 capital letters or digits; part of document numbers, e.g. XM01",
  },
  "people.branch-code-wrong": {
    "zh-CN": "请填 2 到 4 位大写字母或数字，例如 XM01",
    en: "Enter 2 to 4 capital letters or digits, e.g. XM01",
  },
  "people.set-up-you": {
    "zh-CN": "你自己（老板兼系统管理员）",
    en: "You (owner and administrator)",
  },
  "people.set-up-start": { "zh-CN": "开始使用", en: "Start" },
  "people.set-up-starting": { "zh-CN": "正在建立…", en: "Setting up…" },
  "people.set-up-demo": { "zh-CN": "只想先看看？", en: "Only want to look around?" },
  "people.set-up-demo-how": {
    "zh-CN": "用同一个设置码载入演示公司：十八个月的采购单和推单，每个岗位一个演示账号。",
    en: "The same code loads a demo company: 18 months of orders and pushes, an account for every role.",
  },
  "people.set-up-demo-load": { "zh-CN": "载入演示公司", en: "Load the demo company" },
  "people.set-up-demo-loading": { "zh-CN": "正在载入，约十秒…", en: "Loading, some ten seconds…" },
  "people.set-up-demo-busy": {
    "zh-CN": "演示公司正在载入，请稍候再试",
    en: "The demo company is being loaded; try again in a moment",
  },
  "people.set-up-demo-failed": {
    "zh-CN": "演示公司没有载入，数据保持原样。原因写在启动光圈的终端里",
    en: "The demo company was not loaded and nothing changed; the terminal says why",
  },
  "people.set-up-over": {
    "zh-CN": "已经有公司了。请刷新页面去登录",
    en: "There is a company already. Reload the page and sign in",
  },
  "people.set-up-next": {
    "zh-CN": "下一步：给第二个人建账号。自己的采购单不能自己批，至少要两个人。",
    en: "Next: an account for a second person. Nobody approves his own order, so it takes two.",
  },

  "people.password-hint": {
    "zh-CN": "至少 10 个字，一句好记的话就行，不要求符号",
    en: "At least 10 characters; a sentence is fine, no special signs needed",
  },
  "people.password-short": {
    "zh-CN": "密码至少 10 个字，可以是一句话",
    en: "Use at least 10 characters; a sentence is fine",
  },
  "people.password-common": {
    "zh-CN": "这个密码太常见，别人一猜就中，请换一个",
    en: "This password is too common; choose another",
  },
  "people.password-is-account": {
    "zh-CN": "密码不能就是账号，请换一个",
    en: "The password must not be the account; choose another",
  },
  "people.reset": { "zh-CN": "设置新密码", en: "Set a new password" },
  "people.reset-for": { "zh-CN": "{name} 的账号 {account}", en: "Account {account} of {name}" },
  "people.new-password": { "zh-CN": "新密码", en: "New password" },
  "people.reset-save": { "zh-CN": "保存并登录", en: "Save and sign in" },
  "people.reset-over": { "zh-CN": "链接已失效", en: "This link no longer works" },
  "people.reset-over-why": {
    "zh-CN": "可能用过了，或超过了 24 小时。请管理员再发一个。",
    en: "It was used, or is older than 24 hours. Ask the administrator for a new one.",
  },
  "people.reset-early": {
    "zh-CN":
      "这个链接要再等 {minutes} 分钟才能用，到时刷新这一页。老板的链接由别人生成时，先留时间让老板看到消息。",
    en: "This link opens in {minutes} min; load this page again then. When somebody else makes a link for an owner, the owner has time to see it first.",
  },
  "people.to-sign-in": { "zh-CN": "去登录", en: "Sign in" },
} satisfies Words;
