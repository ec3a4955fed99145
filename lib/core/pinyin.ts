import "server-only";
import { pinyin } from "pinyin-pro";

/** Initials as people type them: 林晓雯 is "lxw", "8寸绒面册" is "8crmc". */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
