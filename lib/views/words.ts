import type { Words } from "@/lib/core/words";

export const words = {
  "views.title": { "zh-CN": "视图", en: "Views" },
  "views.too-many": {
    "zh-CN": "一个列表最多保存 {most} 个视图",
    en: "At most {most} views per list",
  },
  "views.no-department": {
    "zh-CN": "你没有部门，请选门店或所有人",
    en: "You are in no department: choose the branch or everyone",
  },
  "views.list": { "zh-CN": "视图", en: "Views" },
  "views.all": { "zh-CN": "全部", en: "All" },
  "views.remove": { "zh-CN": "删除视图", en: "Delete the view" },
  "views.remove-ask": { "zh-CN": "删除视图「{name}」？", en: "Delete the view “{name}”?" },
  "views.remove-shared": {
    "zh-CN": "同事也不会再看到它。",
    en: "Colleagues will not see it any more either.",
  },
} satisfies Words;
