import type { Words } from "@/lib/core/words";

export const words = {
  "branches.title": { "zh-CN": "门店与部门", en: "Branches" },
  "branches.help": {
    "zh-CN": "公司、门店、部门，以及谁收它们的推单",
    en: "Company, branches, departments, and who answers their pushes",
  },
  "branches.may-read": {
    "zh-CN": "看公司、门店与部门的设置",
    en: "See company, branches and departments",
  },
  "branches.may-write": {
    "zh-CN": "改公司、门店、部门和收件人",
    en: "Change company, branches, departments and inboxes",
  },
} satisfies Words;
