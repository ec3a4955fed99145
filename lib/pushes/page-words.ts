import type { Words } from "@/lib/core/words";

/** What stands on the pages of pushes. */
export const pageWords = {
  "pushes.new": { "zh-CN": "新建推单", en: "New push" },
} satisfies Words;
