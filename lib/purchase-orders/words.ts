import type { Words } from "@/lib/core/words";

export const words = {
  "purchase-orders.title": { "zh-CN": "采购单", en: "Purchase orders" },
  "purchase-orders.help": { "zh-CN": "向供应商买什么、多少钱、何时到", en: "What is bought from whom, for how much, by when" },
} satisfies Words;
