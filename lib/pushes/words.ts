import type { Words } from "@/lib/core/words";
import { deliveryWords } from "./delivery-words";
import { linkPanelWords } from "./link-panel-words";
import { pageWords } from "./page-words";

/** What the module can refuse, tell and warn about; what stands on its pages is in page-words. */
export const words = {
  ...pageWords,
  ...deliveryWords,
  ...linkPanelWords,
  "pushes.title": { "zh-CN": "推单", en: "Pushes" },
  "pushes.help": {
    "zh-CN": "把要做的货推给供应商、门店或部门，看他们的答复",
    en: "Push orders to suppliers, branches or departments and see what they answer",
  },

  "pushes.no-targets": { "zh-CN": "请至少选一个推单对象", en: "Choose at least one target" },
  "pushes.too-many-targets": {
    "zh-CN": "一张推单最多 26 个对象，请分成两张",
    en: "At most 26 targets; split it into two pushes",
  },
  "pushes.target-twice": { "zh-CN": "这个对象已经选过了", en: "This target is already chosen" },
  "pushes.target-gets-nothing": {
    "zh-CN": "这个对象还没有数量，请填数量或去掉它",
    en: "This target gets nothing; enter a quantity or remove it",
  },
  "pushes.target-gone": {
    "zh-CN": "这个对象已停用，请换一个",
    en: "This target is no longer active; choose another",
  },
  "pushes.target-on-hold": { "zh-CN": "暂停合作，不能推单", en: "On hold, cannot be pushed to" },
  "pushes.supplier-on-hold": {
    "zh-CN": "{name} 已暂停合作：{reason}",
    en: "{name} is on hold: {reason}",
  },
  "pushes.author-submits": {
    "zh-CN": "超过免审金额，要转成采购单审批，请 {name} 本人提交",
    en: "It is above the limit and becomes an order under approval: {name}, its author, must submit it",
  },
  "pushes.goes-to-another": {
    "zh-CN": "这张推单是给{name}的，采购单已经换了供应商。请取消这张推单，再按一次「生成推单」",
    en: "This push is for {name}, but the order has another supplier now. Cancel it and generate it again",
  },
  "pushes.nobody-answers": {
    "zh-CN": "{name} 没有设置收推单的人，请管理员在「门店与部门」里加上",
    en: "Nobody answers pushes for {name}; an administrator can add people under Branches",
  },
  "pushes.target-nobody": { "zh-CN": "没有人收推单", en: "Nobody answers pushes here" },
  "pushes.target-was-sent": {
    "zh-CN": "已经推送过的对象不能去掉；不要了请作废整张推单",
    en: "A target that was already sent cannot be removed; cancel the whole push instead",
  },
  "pushes.target-became-order": {
    "zh-CN": "{name} 的部分已转为采购单，要改请改那张采购单，这里保持原样",
    en: "The part of {name} became a purchase order: change it there and leave it as it was here",
  },
  "pushes.target-is-ordered": { "zh-CN": "已转为采购单", en: "Became a purchase order" },
  "pushes.no-lines": { "zh-CN": "请至少填写一行商品", en: "Add at least one line" },
  "pushes.too-many-lines": {
    "zh-CN": "一张推单最多 200 行，请分成两张",
    en: "At most 200 lines; split it into two pushes",
  },
  "pushes.is-of-an-order": {
    "zh-CN": "这张推单来自采购单，要改请在采购单上变更",
    en: "This push comes from a purchase order; revise the order to change it",
  },
  "pushes.order-changed": {
    "zh-CN": "采购单变更过了，请等它批准后重新生成推单",
    en: "The order was revised; once it is approved, generate the push again",
  },
  "pushes.changed-since-confirmed": {
    "zh-CN": "确认之后内容有变化，请再读一遍并确认",
    en: "Something changed since it was confirmed; read it again and confirm",
  },
  "pushes.new-warning": {
    "zh-CN": "刚刚多了一条提醒，请看过再确认",
    en: "There is a new warning; look at it and confirm again",
  },
  "pushes.day-has-passed": {
    "zh-CN": "{name} 的交期已经过了，请返回修改",
    en: "The date of {name} has passed; go back and change it",
  },
  "pushes.reason-missing": { "zh-CN": "请写原因", en: "Please say why" },
  "pushes.say-why": { "zh-CN": "请写拒绝的原因", en: "Say why it is refused" },
  "pushes.say-how-much": {
    "zh-CN": "请写能接受多少、什么时候能给",
    en: "Say how much is accepted, and by when",
  },
  "pushes.not-a-moment": { "zh-CN": "请填写时间", en: "Enter a time" },
  "pushes.moment-ahead": { "zh-CN": "时间不能晚于现在", en: "The time cannot lie in the future" },
  "pushes.not-to-be-answered": {
    "zh-CN": "这张推单现在不需要答复，请刷新看最新状态",
    en: "This push is not waiting for an answer; refresh to see its state",
  },
  "pushes.answers-itself": {
    "zh-CN": "门店和部门由收件人自己答复",
    en: "Branches and departments answer for themselves",
  },
  "pushes.not-submitted": {
    "zh-CN": "还没有提交，提交后才能标记已发送",
    en: "Not submitted yet; submit it first",
  },
  "pushes.not-failed": { "zh-CN": "这条没有失败，不用重试", en: "This one has not failed" },
  "pushes.not-queued": { "zh-CN": "这条已经不在发送", en: "This one is no longer being sent" },
  "pushes.already-answered": {
    "zh-CN": "对方已经答复，不再重发",
    en: "They have answered; nothing is sent again",
  },
  "pushes.not-current": {
    "zh-CN": "这是旧版本，请在新版本上重发",
    en: "This is an older revision; send the current one",
  },

  "pushes.warn-no-address": {
    "zh-CN": "没有设置 APP_URL，链接只能在这台电脑上打开",
    en: "APP_URL is not set: the link opens on this machine only",
  },
  "pushes.warn-no-channel": {
    "zh-CN": "{name} 没有设置发送渠道，提交后请复制链接或打印，再标记已发送",
    en: "{name} has no channel; after submitting, copy the link or print it, then mark it as sent",
  },
  "pushes.warn-open": {
    "zh-CN": "{name} 已在 {document} 里（{quantity} {unit}）",
    en: "{name} is already on {document} ({quantity} {unit})",
  },
  "pushes.warn-much": {
    "zh-CN": "{name} {quantity} {unit}，近三个月平均每次 {usual} {unit}，是平时的 {times} 倍",
    en: "{name} {quantity} {unit}: {times} times the usual {usual} {unit} of the last three months",
  },
  "pushes.warn-soon": {
    "zh-CN": "{name} 交期 {dueOn}，供应商要 {days} 天，最早 {from}",
    en: "{name} is due {dueOn}, but the supplier needs {days} days: {from} at the earliest",
  },
  "pushes.warn-dearer": {
    "zh-CN": "{name} 单价 {price}，比上次 {last} 高",
    en: "{name} costs {price}, more than last time ({last})",
  },
  "pushes.warn-dearer-unpriced": {
    "zh-CN": "{name} 单价比上次高；你的角色看不到采购价",
    en: "{name} costs more than last time; your role does not show purchase prices",
  },

  "pushes.inbox-asked": {
    "zh-CN": "{from} 推来 {number}，请答复",
    en: "{from} pushed {number} to you; please answer",
  },
  "pushes.inbox-changed": {
    "zh-CN": "{from} 更新了 {number}，请再答复",
    en: "{from} changed {number}; please answer again",
  },
  "pushes.inbox-cancelled": {
    "zh-CN": "{from} 作废了 {number}：{reason}",
    en: "{from} cancelled {number}: {reason}",
  },
  "pushes.inbox-accepted": {
    "zh-CN": "{name} 接受了 {number} {note}",
    en: "{name} accepted {number} {note}",
  },
  "pushes.inbox-partial": {
    "zh-CN": "{name} 部分接受 {number}：{note}",
    en: "{name} accepted part of {number}: {note}",
  },
  "pushes.inbox-refused": {
    "zh-CN": "{name} 拒绝了 {number}：{note}",
    en: "{name} refused {number}: {note}",
  },
  "pushes.inbox-not-pushed": {
    "zh-CN": "{number} 没有自动推送：{supplier} 已暂停合作",
    en: "{number} was not pushed: {supplier} is on hold",
  },
  "pushes.inbox-by-hand": {
    "zh-CN": "{number} 已自动提交，但 {supplier} 没有发送渠道：请复制链接或打印给他，再标记已发送",
    en: "{number} was submitted, but {supplier} has no channel: copy the link or print it, then mark it as sent",
  },
  "pushes.may-read": { "zh-CN": "看推单", en: "See pushes" },
  "pushes.may-write": { "zh-CN": "写推单、发推单", en: "Write and send pushes" },
  "pushes.may-links": {
    "zh-CN": "复制、延长、收回供应商链接",
    en: "Copy, renew and revoke suppliers’ links",
  },
  "pushes.may-export": { "zh-CN": "导出推单", en: "Export pushes" },
} satisfies Words;
