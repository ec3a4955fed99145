import type { Words } from "@/lib/core/words";

export const words = {
  "channels.title": { "zh-CN": "发送渠道", en: "Channels" },
  "channels.help": {
    "zh-CN": "邮件通不通，供应商在外面能不能打开推单链接",
    en: "Whether mail goes out, and whether suppliers can open push links",
  },
  "channels.may-read": { "zh-CN": "看发送渠道的状态", en: "See the state of the channels" },
  "channels.may-test": { "zh-CN": "发测试邮件", en: "Send a test mail" },
  "channels.mail": { "zh-CN": "邮件", en: "Mail" },
  "channels.mail-set": { "zh-CN": "已设置", en: "Set up" },
  "channels.not-set": { "zh-CN": "未设置", en: "Not set" },
  "channels.server": { "zh-CN": "邮件服务器", en: "Mail server" },
  "channels.sender": { "zh-CN": "发件账号", en: "Sends as" },
  "channels.encryption": { "zh-CN": "加密", en: "Encryption" },
  "channels.tls-at-once": { "zh-CN": "全程 TLS", en: "TLS from the start" },
  "channels.tls-upgraded": { "zh-CN": "对方支持时升级为 TLS", en: "upgraded to TLS where offered" },
  "channels.mail-way": {
    "zh-CN":
      "没有邮件，推单仍可复制链接、打印或扫码，再标记已发送。要自动发邮件，停止服务，在启动目录的 .env 里加一行，再启动：",
    en: "Without mail a push can still be copied, printed or scanned and marked as sent. To send by itself, stop the server, add one line to .env where it starts, and start again:",
  },
  "channels.mail-example": {
    "zh-CN": "SMTP_URL=smtps://账号:密码@smtp.example.com:465",
    en: "SMTP_URL=smtps://account:password@smtp.example.com:465",
  },
  "channels.test": { "zh-CN": "给自己发一封测试邮件", en: "Send a test mail to myself" },
  "channels.testing": { "zh-CN": "发送中…", en: "Sending…" },
  "channels.test-to": { "zh-CN": "发到 {email}", en: "Goes to {email}" },
  "channels.no-own-mail": {
    "zh-CN": "你的账号没有邮箱，先在「我的账号」里填上。",
    en: "Your account has no e-mail address; enter it under My account first.",
  },
  "channels.test-sent": {
    "zh-CN": "邮件服务器已收下，请到 {email} 查看。",
    en: "The mail server has taken it; look into {email}.",
  },
  "channels.address": { "zh-CN": "对外地址", en: "Public address" },
  "channels.address-set": { "zh-CN": "推单链接以它开头", en: "Push links begin with it" },
  "channels.address-way": {
    "zh-CN":
      "推单链接现在只能在这台电脑上打开。供应商要能打开，请在 .env 里写上别人能访问的地址，再启动：",
    en: "Push links open on this machine only. For suppliers to open them, put an address that others can reach into .env and start again:",
  },
  "channels.address-example": {
    "zh-CN": "APP_URL=https://erp.example.com",
    en: "APP_URL=https://erp.example.com",
  },
  "channels.address-plain": {
    "zh-CN": "这个地址不是 https，链接和密码在路上没有加密。",
    en: "This address is not https: links and passwords travel in the clear.",
  },
  "channels.proxy": { "zh-CN": "前面的代理", en: "Proxy in front" },
  "channels.proxy-on": {
    "zh-CN": "信任代理写的来访地址",
    en: "The proxy's word on who visits is trusted",
  },
  "channels.proxy-off": { "zh-CN": "没有代理", en: "No proxy" },
  "channels.proxy-on-note": {
    "zh-CN": "服务必须只能从代理访问，否则谁都能冒充来访地址。",
    en: "The server must be reachable through the proxy only, or anybody can claim any address.",
  },
  "channels.proxy-way": {
    "zh-CN":
      "直接访问就保持这样。前面放了 nginx 之类的代理，请在 .env 里加上 TRUSTED_PROXY=1，限流和日志才认得真正的来访地址。",
    en: "Right when nothing stands in front. Behind nginx or the like, add TRUSTED_PROXY=1 to .env, so that limits and logs know who really visits.",
  },
  "channels.hosts": { "zh-CN": "允许发往的主机", en: "Hosts we may send to" },
  "channels.hosts-all": { "zh-CN": "所有公网地址", en: "All public addresses" },
  "channels.hosts-some": { "zh-CN": "只限这些", en: "Only these" },
  "channels.hosts-note": {
    "zh-CN": "机器人和回调只能发往这些主机，写在 .env 的 EGRESS_ALLOW 里。",
    en: "Robots and webhooks reach these hosts only, as EGRESS_ALLOW in .env says.",
  },
  "channels.hosts-way": {
    "zh-CN":
      "机器人和回调只能发往公网的 https。想再收紧，就在 .env 里用 EGRESS_ALLOW 列出允许的主机，用逗号分开。",
    en: "Robots and webhooks go to public https only. To narrow it, list the hosts in EGRESS_ALLOW in .env, apart with commas.",
  },
  "channels.suppliers": { "zh-CN": "供应商的渠道", en: "Suppliers' channels" },
  "channels.suppliers-none": {
    "zh-CN": "还没有供应商设了自动渠道。",
    en: "No supplier has a channel yet.",
  },
  "channels.kind": { "zh-CN": "渠道", en: "Channel" },
  "channels.count": { "zh-CN": "启用", en: "In use" },
  "channels.failing": { "zh-CN": "最近测试失败", en: "Last test failed" },
} satisfies Words;
