import type { Words } from "@/lib/core/words";

export const words = {
  "suppliers.title": { "zh-CN": "供应商", en: "Suppliers" },
  "suppliers.help": {
    "zh-CN": "谁给我们做相册、相框、冲印和服装",
    en: "Who makes our albums, frames, prints and dresses",
  },
} satisfies Words;
