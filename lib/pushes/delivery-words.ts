import type { Words } from "@/lib/core/words";

/** Why a message did not arrive, in words that say what to do. */
export const deliveryWords = {
  "pushes.failure-no-smtp": {
    "zh-CN": "邮件未设置：启动时设好 SMTP_URL 再重试，或复制链接后标记已发送",
    en: "E-mail is not set up: start with SMTP_URL and retry, or copy the link and mark as sent",
  },
  "pushes.failure-mail-refused": {
    "zh-CN": "邮件被退回，请核对邮箱地址和发件账号",
    en: "The mail was refused: check the address and the sending account",
  },
  "pushes.failure-mail-later": {
    "zh-CN": "对方邮件服务器暂时不收，会自动重试",
    en: "The mail server is not taking mail just now; it will be tried again",
  },
  "pushes.failure-mail-sign-in": {
    "zh-CN": "邮箱登录失败，请管理员核对 SMTP_URL 里的账号和密码；会自动重试",
    en: "The mail server refused our account: an administrator should check SMTP_URL; it will be tried again",
  },
  "pushes.failure-unreached": {
    "zh-CN": "连不上对方服务器，什么都没有发出",
    en: "The server could not be reached; nothing was sent",
  },
  "pushes.failure-no-answer": {
    "zh-CN": "已发出但没有等到回应，不能确定是否送达",
    en: "It was sent and no answer came; it may or may not have arrived",
  },
  "pushes.failure-unsafe": {
    "zh-CN": "这个地址不允许访问：只能是公网的 https，端口 443 或 8443，不能跳转",
    en: "This address is not allowed: public https on port 443 or 8443, without redirects",
  },
  "pushes.failure-not-allowed": {
    "zh-CN": "这台服务器只允许发往指定的主机（EGRESS_ALLOW），这个地址不在其中，请系统管理员加上",
    en: "This server sends only to the hosts in EGRESS_ALLOW, and this is none of them: ask the administrator",
  },
  "pushes.failure-bad-address": {
    "zh-CN": "渠道地址不对，请在供应商页面重新填写",
    en: "The channel's address is wrong: enter it again on the supplier's page",
  },
  "pushes.failure-bad-secret": {
    "zh-CN": "签名密钥不对：要以 whsec_ 开头，后面是 24 字节以上的 base64",
    en: "The signing secret is wrong: whsec_ and at least 24 bytes in base64",
  },
  "pushes.failure-robot-gone": {
    "zh-CN": "群机器人已被移除或地址失效，请重新添加机器人",
    en: "The robot was removed or its address is void: add it again",
  },
  "pushes.failure-robot-signature": {
    "zh-CN": "机器人的安全设置没有通过：核对加签密钥、关键词和 IP 名单",
    en: "The robot's security settings refused: check its secret, keywords and address list",
  },
  "pushes.failure-robot-keyword": {
    "zh-CN": "消息里没有机器人要求的关键词，请把关键词设为「推单」",
    en: "The robot wants a keyword that is not in the message: set it to 推单",
  },
  "pushes.failure-robot-address-list": {
    "zh-CN": "机器人的 IP 白名单里没有本系统，请加上或关闭白名单",
    en: "Our address is not on the robot's list: add it or switch the list off",
  },
  "pushes.failure-robot-too-often": {
    "zh-CN": "机器人发得太频繁，会自动重试",
    en: "The robot is sending too often; it will be tried again",
  },
  "pushes.failure-robot-refused": {
    "zh-CN": "机器人不接受这条消息",
    en: "The robot did not take the message",
  },
  "pushes.failure-receiver-gone": {
    "zh-CN": "对方已停用这个地址，请向供应商要新的",
    en: "The receiver has closed this address: ask the supplier for another",
  },
  "pushes.failure-receiver-refused": {
    "zh-CN": "对方系统不接受这条消息",
    en: "The receiver did not take the message",
  },
  "pushes.failure-receiver-busy": {
    "zh-CN": "对方系统暂时出错，会自动重试",
    en: "The receiver is failing just now; it will be tried again",
  },
  "pushes.failure-channel-gone": {
    "zh-CN": "这个渠道已停用或删除",
    en: "This channel was switched off or removed",
  },
  "pushes.failure-link-ended": {
    "zh-CN": "链接已失效，请先续发新链接再重试",
    en: "The link has ended: renew it, then retry",
  },
  "pushes.failure-no-content": {
    "zh-CN": "这一版的内容不见了，发不出去，请系统管理员查看",
    en: "The content of this version is missing, so it cannot be sent: ask the administrator",
  },
  "pushes.failure-unrecorded": {
    "zh-CN": "发了几次都没能记下结果，对方可能收到不止一次：先问对方，再决定是否重试",
    en: "Sent several times without a recorded result; it may have arrived more than once: ask before you retry",
  },
  "pushes.failure-our-fault": {
    "zh-CN": "系统出错，会自动重试",
    en: "Something went wrong on our side; it will be tried again",
  },
  "pushes.failure-interrupted": {
    "zh-CN": "发送时系统中断，不能确定是否送达",
    en: "The system stopped while sending; it may or may not have arrived",
  },
  "pushes.failure-answered": {
    "zh-CN": "对方已答复，不再发送",
    en: "Already answered, so not sent again",
  },
  "pushes.failure-not-current": {
    "zh-CN": "推单已有新版或已结束，不再发送这一版",
    en: "The push has a newer version or has ended, so this one is not sent",
  },
  "pushes.failure-supplier-held": {
    "zh-CN": "供应商已暂停合作，不再发送",
    en: "The supplier is on hold, so it is not sent",
  },
  "pushes.undelivered": {
    "zh-CN": "{number} 没有送到 {supplier}（{recipient}），请看原因后重试或改用其他方式",
    en: "{number} did not reach {supplier} ({recipient}): see why, then retry or use another way",
  },
  "pushes.unrecorded": {
    "zh-CN":
      "{number} 发给 {supplier}（{recipient}），几次都没能记下结果，不再自动发送，请问对方收到没有",
    en: "{number} to {supplier} ({recipient}): its result could not be recorded and it is not sent again; ask whether it arrived",
  },
  "pushes.links-guessed": {
    "zh-CN": "十分钟内有 {count} 次打开不存在的推单链接，可能有人在试探",
    en: "{count} push links that do not exist were opened within ten minutes: somebody may be guessing",
  },
} satisfies Words;
