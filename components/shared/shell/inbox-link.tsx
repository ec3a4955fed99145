"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { to } from "../address";
import { capped } from "../capped";
import { useLiveCount } from "./use-live-count";

export function InboxLink({ href, count }: { href: string; count: number }) {
  const t = useTranslations("shared");
  const live = useLiveCount(count);
  const name = live > 0 ? `${t("inbox")}，${t("unread", { count: live })}` : t("inbox");
  return (
    <Link
      href={to(href)}
      prefetch={false}
      aria-label={name}
      title={name}
      className="ghost phone:!hidden"
    >
      <Icon name="inbox" className="text-muted-foreground" />
      {live > 0 && (
        <span aria-live="polite" className="text-muted-foreground text-xs">
          {capped(live)}
        </span>
      )}
    </Link>
  );
}
