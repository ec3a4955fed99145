"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { openSearch, tell } from "./events";

/** Looks like a field and opens ⌘K, whose script is loaded then. */
export function SearchButton() {
  const t = useTranslations("shared");
  return (
    <button
      type="button"
      onClick={() => tell(openSearch)}
      className="top-find"
      aria-label={t("search-short")}
    >
      <Icon name="search" />
      <span className="phone:hidden">{t("search")}</span>
      <span className="kbd ml-auto" aria-hidden="true">
        ⌘K
      </span>
    </button>
  );
}
