import type { Words } from "@/lib/core/words";

export const words = {
  "views.title": { "zh-CN": "视图", en: "Views" },
} satisfies Words;
