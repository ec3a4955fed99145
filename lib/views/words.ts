import type { Words } from "@/lib/core/words";

export const words = {
  "views.title": { "zh-CN": "视图", en: "Views" },
  "views.too-many": {
    "zh-CN": "一个列表最多保存 {most} 个视图",
    en: "At most {most} views per list",
  },
  "views.remove": { "zh-CN": "删除视图", en: "Delete the view" },
  "views.remove-ask": { "zh-CN": "删除视图「{name}」？", en: "Delete the view “{name}”?" },
  "views.remove-shared": {
    "zh-CN": "同事也不会再看到它。",
    en: "Colleagues will not see it any more either.",
  },
} satisfies Words;
