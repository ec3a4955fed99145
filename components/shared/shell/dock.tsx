"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { to } from "../address";
import { capped } from "../capped";
import { type MenuEntry, openEntry } from "./side-menu";
import { useLiveCount } from "./use-live-count";

/** The phone's bottom bar: only destinations that exist. */
export function Dock({ items }: { items: readonly MenuEntry[] }) {
  const t = useTranslations("shared");
  const open = openEntry(usePathname(), items);
  return (
    <nav
      className="dock no-print"
      aria-label={t("dock")}
      style={{ gridTemplateColumns: `repeat(${items.length}, 1fr)` }}
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={to(item.href)}
          prefetch={false}
          aria-current={item.href === open ? "page" : undefined}
        >
          <Icon name={item.icon} className="size-[22px]" />
          {item.label}
          {item.live ? <LiveBadge count={item.count ?? 0} /> : <Badge count={item.count ?? 0} />}
        </Link>
      ))}
    </nav>
  );
}

function LiveBadge({ count }: { count: number }) {
  return <Badge count={useLiveCount(count)} />;
}

function Badge({ count }: { count: number }) {
  const t = useTranslations("shared");
  if (count === 0) return null;
  return (
    <i>
      <span aria-hidden="true">{capped(count)}</span>
      <span className="sr-only">{t("waits-for-you", { count })}</span>
    </i>
  );
}
