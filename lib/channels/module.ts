import type { Module } from "@/lib/core/module";
import { read, test } from "./access";
import { words } from "./words";

/** Whether what we send can leave: mail, the public address of links, and the proxy in front. */
export const channels: Module = {
  name: "channels",
  menu: {
    desk: "admin",
    href: "/admin/channels",
    icon: "send",
    may: read,
    synonyms: ["邮件", "邮箱", "SMTP", "企业微信", "钉钉", "飞书", "webhook", "对外地址"],
  },
  permissions: [read, test],
  words,
};
