import type { Words } from "@/lib/core/words";

export const words = {
  "roles.title": { "zh-CN": "角色与权限", en: "Roles" },
  "roles.help": {
    "zh-CN": "每个角色能做什么、管多大范围",
    en: "What each role may do, and how far",
  },
} satisfies Words;
