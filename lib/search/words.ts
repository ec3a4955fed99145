import type { Words } from "@/lib/core/words";

export const words = {
  "search.title": { "zh-CN": "搜索", en: "Search" },
  "search.everything": { "zh-CN": "全部", en: "Everything" },
  "search.found": { "zh-CN": "「{text}」的结果", en: "Results for “{text}”" },
  "search.none": { "zh-CN": "没有找到「{text}」", en: "Nothing found for “{text}”" },
  "search.none-why": {
    "zh-CN": "试试单号的后几位、名称里的一个字，或拼音首字母。",
    en: "Try the last digits of the number, one word of the name, or pinyin initials.",
  },
  "search.start": { "zh-CN": "要找什么？", en: "What are you looking for?" },
  "search.start-why": {
    "zh-CN": "输入单号、供应商、商品、人名，或拼音首字母。",
    en: "Type a number, a supplier, a product, a person, or pinyin initials.",
  },
} satisfies Words;
