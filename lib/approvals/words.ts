import type { Words } from "@/lib/core/words";

export const words = {
  "approvals.title": { "zh-CN": "审批规则", en: "Approval rules" },
  "approvals.help": {
    "zh-CN": "多少钱、哪类采购，要谁同意",
    en: "Which purchases need whose consent",
  },
  "approvals.not-open": {
    "zh-CN": "这张单现在不在审批中，请刷新看看",
    en: "It is not under approval now; refresh and look again",
  },
  "approvals.content-changed": {
    "zh-CN": "内容在你打开之后变过，请看过新的再决定",
    en: "The content changed after you opened it; look at it again before deciding",
  },
  "approvals.own-document": {
    "zh-CN": "自己提交的单不能自己审批",
    en: "Nobody decides on what he submitted himself",
  },
  "approvals.decided-before": {
    "zh-CN": "你已经审过这一轮，下一步要由别人审",
    en: "You have already decided in this round; the next step is somebody else's",
  },
  "approvals.not-your-step": { "zh-CN": "这一步不归你审", en: "This step is not yours to take" },
  "approvals.needs-second-person": {
    "zh-CN": "公司现在只有你一个人。自己提交的单不能自己审批，请先在「人员」里添加第二个人",
    en: "You are the only person here. Nobody approves his own purchase: add a second person under People first",
  },
  "approvals.nobody-holds": {
    "zh-CN": "没有人能审第 {step} 步：需要{role}，而且不能是提交人，也不能审过前面的步骤",
    en: "Nobody can take step {step}: it needs {role}, other than the author and the earlier approvers",
  },
  "approvals.person-cannot": {
    "zh-CN": "第 {step} 步指定的人现在不能审批，请系统管理员改一下审批规则",
    en: "The person named for step {step} cannot take it now; ask the administrator to change the rule",
  },
  "approvals.no-rule": {
    "zh-CN": "没有适用的审批规则，请系统管理员检查",
    en: "No approval rule applies; ask the administrator",
  },
  "approvals.decided-already": {
    "zh-CN": "已经有人审过，不能撤回。可以等结果，或作废后另开一张",
    en: "Somebody has already decided, so it cannot be withdrawn. Wait for the result, or cancel it",
  },
  "approvals.reason-missing": { "zh-CN": "请写原因", en: "Please say why" },
  "approvals.waits-for-you": {
    "zh-CN": "{from} 请你审核：{party} {amount} 元（{name}）",
    en: "{from} asks you to decide: {party}, {amount} yuan ({name})",
  },
  "approvals.due-soon": {
    "zh-CN": "快到时限：{party} {amount} 元（{name}）还等你审核",
    en: "Due soon: {party}, {amount} yuan ({name}) still waits for you",
  },
  "approvals.overdue": {
    "zh-CN": "已超过时限：{party} {amount} 元（{name}）还等你审核",
    en: "Overdue: {party}, {amount} yuan ({name}) still waits for you",
  },
  "approvals.escalated": {
    "zh-CN": "超时转到你这里：{party} {amount} 元（{name}）",
    en: "Passed on to you, being overdue: {party}, {amount} yuan ({name})",
  },
  "approvals.may-approval-rules-read": { "zh-CN": "看审批规则", en: "See the rules of approval" },
  "approvals.may-approval-rules-write": {
    "zh-CN": "改审批规则",
    en: "Change the rules of approval",
  },
} satisfies Words;
