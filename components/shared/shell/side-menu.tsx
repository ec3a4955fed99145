"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { to } from "../address";
import { capped } from "../capped";
import { Mark } from "../mark";
import { openKeys, tell } from "./events";
import { keep } from "./keep";
import { useLiveCount } from "./use-live-count";

export type MenuEntry = {
  href: string;
  label: string;
  icon: string;
  /** How many wait for this person; `hot` when some are late. */
  count?: number;
  hot?: boolean;
  /** The count moves as messages come. */
  live?: boolean;
};
export type MenuGroup = { key: string; label?: string; items: readonly MenuEntry[] };

/** The entry that is open: the longest address the path begins with. */
export function openEntry(path: string, items: readonly { href: string }[]): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => path === href || (href !== "/" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}

/** The desk menu: beside the page on a desk, a drawer behind the mark on the phone. */
export function SideMenu({ company, groups }: { company: string; groups: readonly MenuGroup[] }) {
  const t = useTranslations("shared");
  const ref = useRef<HTMLElement>(null);
  const open = openEntry(
    usePathname(),
    groups.flatMap(({ items }) => items),
  );

  return (
    <aside ref={ref} id="menu" popover="auto" aria-label={t("menu")} className="side no-print">
      <div className="side-brand">
        <Link href="/" prefetch={false} className="flex items-center gap-[9px]">
          <Mark className="size-[22px] text-brand" />
          <span className="unfolded">光圈</span>
        </Link>
        <small className="unfolded cut">{company}</small>
      </div>
      {groups.map(({ key, label, items }) => (
        <nav key={key} aria-label={label ?? t("menu")}>
          {label && <h2 className="unfolded">{label}</h2>}
          {items.map(({ href, label: name, icon, count = 0, hot, live }) => (
            <Link
              key={href}
              href={to(href)}
              prefetch={false}
              title={name}
              aria-current={href === open ? "page" : undefined}
              onClick={() => ref.current?.matches(":popover-open") && ref.current.hidePopover()}
            >
              <Icon name={icon} />
              <span className="unfolded cut">{name}</span>
              {live ? <LiveCount count={count} /> : <Count count={count} hot={hot} />}
            </Link>
          ))}
        </nav>
      ))}
      <nav className="mt-auto pt-4" aria-label={t("help")}>
        <button
          type="button"
          onClick={() => tell(openKeys)}
          title={t("help")}
          className="phone:hidden"
        >
          <Icon name="circle-question-mark" />
          <span className="unfolded">{t("help")}</span>
          <b className="unfolded">?</b>
        </button>
        <button type="button" onClick={fold} title={t("fold-menu")} className="phone:hidden">
          <Icon name="panel-left" />
          <span className="unfolded">{t("fold-menu")}</span>
        </button>
      </nav>
    </aside>
  );
}

function LiveCount({ count }: { count: number }) {
  return <Count count={useLiveCount(count)} />;
}

function Count({ count, hot }: { count: number; hot?: boolean }) {
  const t = useTranslations("shared");
  if (count === 0) return null;
  return (
    <b className={cn("unfolded", hot && "text-wrong")} title={t("waits-for-you", { count })}>
      {capped(count)}
    </b>
  );
}

/** Kept in a cookie, so that the server draws the next page folded and nothing jumps. */
function fold() {
  const app = document.querySelector<HTMLElement>(".app");
  if (!app) return;
  const folded = (document.getElementById("menu")?.offsetWidth ?? 0) > 100;
  app.dataset.folded = String(folded);
  keep("menu", folded ? "folded" : "open");
}
