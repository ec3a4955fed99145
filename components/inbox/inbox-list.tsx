"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { to } from "@/components/shared/address";
import { Glyph, type Meaning } from "@/components/shared/status-word";
import { useAction } from "@/components/shared/use-action";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { readMessages } from "@/lib/inbox/actions";

export type MessageLine = {
  id: string;
  text: string;
  meaning: Meaning;
  href: string | null;
  unread: boolean;
  time: ReactNode;
};

/** Opening a message reads it; the sign on the right reads it without opening. */
export function InboxList({ lines }: { lines: readonly MessageLine[] }) {
  const t = useTranslations("inbox");
  const { run } = useAction(readMessages);
  const read = ({ id, unread }: MessageLine) => unread && run({ ids: [id] });

  return (
    <ul className="border-t">
      {lines.map((line) => (
        <li
          key={line.id}
          className="flex min-h-[52px] items-center gap-3 border-b phone:-mx-edge phone:px-edge"
        >
          <Glyph meaning={line.meaning} className="mt-3 self-start text-base" />
          {line.href ? (
            <Link
              href={to(line.href)}
              prefetch={false}
              onClick={() => read(line)}
              className="min-w-0 flex-1 py-2.5 hover:text-accent-foreground"
            >
              <Text line={line} />
            </Link>
          ) : (
            <div className="min-w-0 flex-1 py-2.5">
              <Text line={line} gone={t("gone")} />
            </div>
          )}
          {line.unread && (
            <button
              type="button"
              title={t("read")}
              aria-label={`${t("read")}：${line.text}`}
              onClick={() => read(line)}
              className="grid size-8 shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-muted phone:size-11"
            >
              <Icon name="check" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Text({ line, gone }: { line: MessageLine; gone?: string }) {
  return (
    <>
      <span
        className={cn("block break-words", line.unread ? "font-medium" : "text-muted-foreground")}
      >
        {line.text}
      </span>
      <span className="text-muted-foreground text-xs">
        {line.time}
        {gone && <> · {gone}</>}
      </span>
    </>
  );
}
