import type { Words } from "@/lib/core/words";

export const words = {
  "products.title": { "zh-CN": "商品", en: "Products" },
  "products.help": {
    "zh-CN": "卖给顾客和向供应商买的东西",
    en: "What is sold to customers and bought from suppliers",
  },
} satisfies Words;
