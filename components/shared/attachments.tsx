import { Icon, type IconName } from "@/components/ui/icon";

export type Attachment = { id: string; name: string; size: number; href: string };

/** 214 KB, 3.2 MB. */
export function showSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const icons: Record<string, IconName> = {
  pdf: "file-text",
  xlsx: "file-spreadsheet",
  csv: "file-spreadsheet",
  jpg: "image",
  jpeg: "image",
  png: "image",
  webp: "image",
};

export const iconOf = (name: string): IconName =>
  icons[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "file";

/** Files of a document as chips; a press downloads. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {files.map(({ id, name, size, href }) => (
        <li key={id} className="min-w-0">
          <a href={href} download className="file hover:bg-muted">
            <Icon name={iconOf(name)} className="size-[13px] text-muted-foreground" />
            <span className="truncate">{name}</span>
            <span className="text-muted-foreground">{showSize(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
