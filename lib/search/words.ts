import type { Words } from "@/lib/core/words";

export const words = {
  "search.title": { "zh-CN": "搜索", en: "Search" },
} satisfies Words;
