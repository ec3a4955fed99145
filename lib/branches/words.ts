import type { Words } from "@/lib/core/words";

export const words = {
  "branches.title": { "zh-CN": "门店与部门", en: "Branches" },
  "branches.help": { "zh-CN": "公司、门店、部门，以及谁收它们的推单", en: "Company, branches, departments, and who answers their pushes" },
} satisfies Words;
