/** Where each kind of robot lives; it is called nowhere else. */
export const robotHosts = {
  wecom: ["qyapi.weixin.qq.com"],
  dingtalk: ["oapi.dingtalk.com"],
  feishu: ["open.feishu.cn", "open.larksuite.com"],
} as const;

export const isRobotAddress = (hosts: readonly string[], address: string): boolean =>
  URL.canParse(address) && hosts.includes(new URL(address).hostname);

/** "whsec_" and base64 of 24 bytes or more, as Standard Webhooks has it. */
export const isWebhookSecret = (secret: string): boolean =>
  /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret);

/** What DingTalk shows under 加签. */
export const isDingtalkSecret = (secret: string): boolean => /^SEC[0-9A-Za-z]{32,}$/.test(secret);
