"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { to } from "../address";
import { isTyping } from "../typing";
import { openKeys, openSearch } from "./events";
import type { Ranked } from "./search-dialog";
import type { MenuEntry } from "./side-menu";

const SearchDialog = dynamic(() => import("./search-dialog").then((part) => part.SearchDialog), {
  ssr: false,
});
const KeysDialog = dynamic(() => import("./keys-dialog").then((part) => part.KeysDialog), {
  ssr: false,
});

/** What a key calls up anywhere: ⌘K and /, ?, and the single letters that buttons carry (data-hotkey). */
export function Summoned({
  search,
  functions,
}: {
  search: string;
  functions: readonly MenuEntry[];
}) {
  const [shown, show] = useState<"search" | "keys" | null>(null);
  const router = useRouter();
  const ask = useCallback(
    async (text: string): Promise<readonly Ranked[]> => {
      const answer = await fetch(`${search}?q=${encodeURIComponent(text)}`);
      return answer.ok ? (((await answer.json()) as { rows?: readonly Ranked[] }).rows ?? []) : [];
    },
    [search],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return show("search");
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") show("search");
      else if (event.key === "?") show("keys");
      else {
        const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : "none";
        const target = document.querySelector<HTMLElement>(
          `[data-hotkey="${letter}"]:not(:disabled)`,
        );
        if (!target?.checkVisibility()) return;
        target.click();
      }
      event.preventDefault();
    };
    const find = () => show("search");
    const keys = () => show("keys");
    document.addEventListener("keydown", onKey);
    window.addEventListener(openSearch, find);
    window.addEventListener(openKeys, keys);
    return () => {
      document.removeEventListener("keydown", onKey);
      window.removeEventListener(openSearch, find);
      window.removeEventListener(openKeys, keys);
    };
  }, []);

  const close = () => show(null);
  return (
    <>
      {shown === "search" && (
        <SearchDialog
          search={ask}
          functions={functions}
          onClose={close}
          onChoose={(href) => {
            close();
            router.push(to(href));
          }}
        />
      )}
      {shown === "keys" && <KeysDialog onClose={close} />}
    </>
  );
}
