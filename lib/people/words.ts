import type { Words } from "@/lib/core/words";
import { signInWords } from "./sign-in-words";

export const words = {
  "people.title": { "zh-CN": "人员", en: "People" },
  "people.help": {
    "zh-CN": "谁在这里工作、用什么角色登录",
    en: "Who works here and with which roles",
  },
  ...signInWords,
} satisfies Words;
