import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Mark } from "../mark";
import { type Branches, BranchSwitch } from "./branch-switch";
import { InboxLink } from "./inbox-link";
import { PersonMenu, type PersonProps } from "./person-menu";
import { SearchButton } from "./search-button";

/** On a desk: search, branch, inbox, person. On the phone: the mark (menu), the company, search, branch. */
export function TopBar({
  company,
  branches,
  inbox,
  person,
  end,
}: {
  company: string;
  branches?: Branches;
  inbox?: { href: string; count: number };
  person: PersonProps;
  end?: ReactNode;
}) {
  const t = useTranslations("shared");
  return (
    <header className="top no-print">
      <button type="button" popoverTarget="menu" className="top-mark" aria-label={t("menu")}>
        <Mark className="size-6 text-brand" />
        <span className="cut">{company}</span>
      </button>
      <SearchButton />
      <span className="flex-1" />
      {end}
      {branches && <BranchSwitch {...branches} />}
      {inbox && <InboxLink {...inbox} />}
      <PersonMenu {...person} />
    </header>
  );
}

export function DemoBanner() {
  const t = useTranslations("shared");
  return (
    <aside
      aria-label={t("demo")}
      className="demo no-print flex min-h-8 items-center justify-center gap-1.5 bg-waiting-soft px-edge py-1 text-waiting text-xs"
    >
      <Icon name="info" className="size-3.5" />
      <span>
        <b>{t("demo")}</b> · {t("demo-sentence")}
      </span>
    </aside>
  );
}
