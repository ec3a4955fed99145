import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { Refusal } from "@/lib/core/refusal";

export const mostBytes = 20 * 1024 * 1024;

/** What may be kept, by what the file is and not by what it says of itself; first ending is ours. */
const allowed: Record<string, readonly string[]> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/heic": ["heic"],
  "image/heif": ["heif"],
  "image/avif": ["avif"],
  "image/tiff": ["tif", "tiff"],
  "image/bmp": ["bmp"],
  "application/pdf": ["pdf"],
  "application/zip": ["zip"],
  "application/x-cfb": ["doc", "xls", "ppt"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "text/plain": ["txt"],
  "text/csv": ["csv"],
};

/** The kind of a file from its bytes, and a name that agrees with it; refuses everything else. */
export async function lookAt(
  content: Buffer,
  said: string,
): Promise<{ mediaType: string; name: string }> {
  if (content.length === 0) throw new Refusal("attachments.empty");
  if (content.length > mostBytes) throw new Refusal("attachments.too-large");
  const name = plainName(said);
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  const found = await fileTypeFromBuffer(content);
  const mediaType = found ? found.mime.split(";")[0] : textType(content, ending);
  const endings = mediaType && allowed[mediaType];
  if (!mediaType || !endings) throw new Refusal("attachments.not-allowed");
  return { mediaType, name: endings.includes(ending) ? name : `${name}.${endings[0]}` };
}

function textType(content: Buffer, ending: string): string | null {
  if (content.includes(0)) return null;
  if (ending === "csv") return "text/csv";
  return ending === "txt" ? "text/plain" : null;
}

/** Without folders, control characters and signs that turn the writing round. */
export const plainName = (said: string): string =>
  (said.normalize("NFC").split(/[/\\]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}"*:<>?|]/gu, "")
    .trim()
    .replace(/^\.+/, "")
    .slice(-120) || "file";
