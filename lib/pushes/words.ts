import type { Words } from "@/lib/core/words";

export const words = {
  "pushes.title": { "zh-CN": "推单", en: "Pushes" },
  "pushes.help": { "zh-CN": "把要做的货推给供应商、门店或部门，看他们的答复", en: "Push orders to suppliers, branches or departments and see what they answer" },
} satisfies Words;
