import type { Words } from "@/lib/core/words";

/** The list of a push's or a supplier's links. */
export const linkPanelWords = {
  "pushes.links": { "zh-CN": "供应商链接", en: "Supplier's links" },
  "pushes.links-none": {
    "zh-CN": "还没有链接，提交推单后生成",
    en: "No links yet: they come with submitting",
  },
  "pushes.links-none-live": { "zh-CN": "没有有效的链接", en: "No live links" },
  "pushes.link-live": { "zh-CN": "有效到 {day}", en: "Works until {day}" },
  "pushes.link-expired": { "zh-CN": "已到期 {day}", en: "Expired {day}" },
  "pushes.link-revoked": { "zh-CN": "已作废：{reason}", en: "Revoked: {reason}" },
  "pushes.link-renewed": { "zh-CN": "已换新链接", en: "Replaced by a new one" },
  "pushes.link-held": { "zh-CN": "供应商暂停合作时作废", en: "Ended with the supplier's hold" },
  "pushes.link-is-revoked": {
    "zh-CN": "链接已作废，对方打不开",
    en: "The link is revoked and opens no more",
  },
  "pushes.link-is-expired": {
    "zh-CN": "链接已到期，对方打不开",
    en: "The link has expired and opens no more",
  },
  "pushes.link-for": { "zh-CN": "第 {revision} 版", en: "Version {revision}" },
  "pushes.link-unseen": { "zh-CN": "未查看", en: "Not opened" },
  "pushes.link-seen": { "zh-CN": "查看过 {count} 次", en: "Opened {count} times" },
  "pushes.views": { "zh-CN": "查看记录（{count} 次）", en: "Log of views ({count})" },
  "pushes.view-network": { "zh-CN": "网络", en: "Network" },
  "pushes.view-browser": { "zh-CN": "浏览器", en: "Browser" },
  "pushes.link-show": { "zh-CN": "复制或扫码", en: "Copy or scan" },
  "pushes.link-show-title": { "zh-CN": "把链接发给供应商", en: "Hand the link to the supplier" },
  "pushes.link-show-sub": {
    "zh-CN": "谁拿到链接都能看。发出后请标记已发送。",
    en: "Whoever has the link can read it. Mark as sent afterwards.",
  },
  "pushes.link-address": { "zh-CN": "链接地址", en: "Address of the link" },
  "pushes.link-done": { "zh-CN": "完成", en: "Done" },
  "pushes.link-qr": { "zh-CN": "推单的二维码", en: "QR code of the push order" },
  "pushes.link-renew": { "zh-CN": "续发新链接", en: "Renew" },
  "pushes.link-renew-ask": { "zh-CN": "换一个新链接？", en: "Replace this link?" },
  "pushes.link-renew-body": {
    "zh-CN": "旧链接马上失效，新链接要重新发给供应商。",
    en: "The old link ends at once; the new one must be sent again.",
  },
  "pushes.link-revoke": { "zh-CN": "作废", en: "Revoke" },
  "pushes.link-revoke-ask": { "zh-CN": "作废这个链接？", en: "Revoke this link?" },
  "pushes.link-why-wrong": { "zh-CN": "发错人", en: "Sent to the wrong person" },
  "pushes.link-why-leaked": { "zh-CN": "链接外传", en: "The link got about" },
  "pushes.link-why-over": { "zh-CN": "不再需要", en: "No longer needed" },
  "pushes.link-has-ended": { "zh-CN": "这个链接已失效", en: "This link has ended" },
  "pushes.supplier-is-held": {
    "zh-CN": "供应商已暂停合作，不能续发链接",
    en: "The supplier is on hold: no link can be made",
  },
  "pushes.nothing-to-renew": {
    "zh-CN": "推单已结束或正在修改，没有可以续发的版本",
    en: "The push has ended or is being changed: there is no version to make a link for",
  },
  "pushes.act-revoke-link": { "zh-CN": "作废了供应商链接", en: "revoked the supplier's link" },
  "pushes.act-renew-link": { "zh-CN": "续发了供应商链接", en: "renewed the supplier's link" },
  "pushes.act-show-link": { "zh-CN": "查看了供应商链接", en: "looked up the supplier's link" },
} satisfies Words;
