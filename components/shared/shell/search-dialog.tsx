"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { type Rank, rankOf, ranks } from "@/lib/core/rank";
import { type Found, recentFound, rememberFound } from "./recent-found";
import type { MenuEntry } from "./side-menu";

export type Ranked = Found & { rank: Rank };

/** What is called as was typed, or begins so, stands under one heading above everything else. */
function bestFirst(rows: readonly Ranked[], heading: string): Found[] {
  const best = rows
    .filter(({ rank }) => rank < ranks.within)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 6);
  return [
    ...best.map((row) => ({ ...row, group: heading })),
    ...rows.filter((row) => !best.includes(row)),
  ];
}

/** ⌘K: functions and documents by name, number or pinyin initials; arrows and Enter, no mouse needed. */
export function SearchDialog({
  search,
  functions,
  onClose,
  onChoose,
}: {
  search: (text: string) => Promise<readonly Ranked[]>;
  functions: readonly (MenuEntry & { words?: string })[];
  onClose: () => void;
  onChoose: (href: string) => void;
}) {
  const t = useTranslations("shared");
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const [text, type] = useState("");
  const [found, setFound] = useState<{ text: string; rows: readonly Ranked[] }>({
    text: "",
    rows: [],
  });
  const [at, point] = useState(0);
  const asked = text.trim();

  useEffect(() => {
    if (ref.current && !ref.current.open) ref.current.showModal();
  }, []);

  useEffect(() => {
    if (asked === "") return;
    let stale = false;
    const timer = setTimeout(async () => {
      const rows = await search(asked).catch(() => []);
      if (!stale) setFound({ text: asked, rows });
    }, 140);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asked, search]);

  const low = asked.toLowerCase();
  const pages: Ranked[] = functions
    .filter(({ label, words = "" }) => `${label} ${words}`.toLowerCase().includes(low))
    .map(({ href, icon, label, words = "" }) => ({
      ...{ key: href, href, icon, label, group: t("menu") },
      rank: rankOf(asked, [label, ...words.split(" ")]),
    }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, asked ? 4 : 12);
  const [recent] = useState(() => recentFound().map((row) => ({ ...row, group: t("recent") })));
  const all: Found = {
    key: "all",
    href: `/search?q=${encodeURIComponent(asked)}`,
    icon: "search",
    label: t("search-all", { text: asked }),
    group: t("search-more"),
  };
  const rows = asked
    ? [...bestFirst([...pages, ...found.rows], t("best")), ...(found.rows.length > 0 ? [all] : [])]
    : [...recent, ...pages];
  const waiting = asked !== "" && found.text !== asked;
  const chosen = Math.min(at, rows.length - 1);
  // What was found for the letters before may still stand there; a function always is what it says.
  const isPage = ({ key }: Found) => pages.some((page) => page.key === key);

  const choose = (row: Found) => {
    const document = found.rows.find(({ key }) => key === row.key);
    if (document) rememberFound(document);
    onChoose(row.href);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") point((chosen + 1) % Math.max(rows.length, 1));
    else if (event.key === "ArrowUp") point((chosen + rows.length - 1) % Math.max(rows.length, 1));
    else if (event.key === "Enter" && rows[chosen] && (!waiting || isPage(rows[chosen])))
      choose(rows[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog without our help.
    <dialog
      ref={ref}
      aria-label={t("search-short")}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
      className="sheet seek"
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Icon name="search" className="text-muted-foreground" />
        <input
          autoFocus
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={rows[chosen] ? `${id}-${chosen}` : undefined}
          aria-label={t("search-short")}
          placeholder={t("search")}
          value={text}
          maxLength={80}
          onChange={(event) => {
            type(event.target.value);
            point(0);
          }}
          onKeyDown={onKey}
          className="h-12 w-full bg-transparent text-base outline-none"
        />
        <kbd className="kbd">Esc</kbd>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("search-short")}
        className="max-h-[60dvh] overflow-auto p-1.5"
      >
        {rows.map((row, i) => (
          <div key={`${row.group}:${row.key}`}>
            {row.group !== rows[i - 1]?.group && (
              <div className="px-2.5 pt-2 pb-1 text-muted-foreground text-xs" role="presentation">
                {row.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above holds the focus and the keys. */}
            <div
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === chosen}
              ref={(element) => {
                if (i === chosen) element?.scrollIntoView({ block: "nearest" });
              }}
              onClick={() => choose(row)}
              onMouseMove={() => i !== chosen && point(i)}
              className={cn(
                "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1 text-sm phone:min-h-12 phone:text-base",
                i === chosen && "bg-accent",
              )}
            >
              <Icon name={row.icon} className="text-muted-foreground" />
              <span className="max-w-[70%] shrink-0 truncate">{row.label}</span>
              {row.sub && (
                <span className="ml-auto truncate pl-4 text-muted-foreground text-xs">
                  {row.sub}
                </span>
              )}
            </div>
          </div>
        ))}
        {rows.length === 0 && (
          <p className="px-2.5 py-6 text-center text-muted-foreground text-sm">
            {waiting ? t("searching") : t("search-none", { text: asked })}
          </p>
        )}
        {asked === "" && (
          <p className="px-2.5 py-2 text-muted-foreground text-xs">{t("search-start")}</p>
        )}
      </div>
    </dialog>
  );
}
