import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { Toaster } from "../toast";
import type { Branches } from "./branch-switch";
import { Dock } from "./dock";
import { NavProgress } from "./nav-progress";
import type { PersonProps } from "./person-menu";
import { type MenuEntry, type MenuGroup, SideMenu } from "./side-menu";
import { Summoned } from "./summoned";
import { DemoBanner, TopBar } from "./top-bar";

export type ShellProps = {
  company: string;
  groups: readonly MenuGroup[];
  dock: readonly MenuEntry[];
  /** From the cookie `menu`: "folded". */
  folded?: boolean;
  demo?: boolean;
  branches?: Branches;
  inbox?: { href: string; count: number };
  person: PersonProps;
  /** The address that answers ⌘K: ?q= gives { rows: Found[] }. */
  search: string;
  /** What ⌘K offers besides the menu; `words` are synonyms and pinyin. */
  functions?: readonly (MenuEntry & { words?: string })[];
  /** Islands of the app: the live connection. */
  live?: ReactNode;
  children: ReactNode;
};

/** Everything around a page. It fetches nothing: the app's layout hands it what this person may see. */
export function Shell({
  company,
  groups,
  dock,
  folded,
  demo,
  branches,
  inbox,
  person,
  live,
  ...rest
}: ShellProps) {
  const t = useTranslations("shared");
  const { search, functions, children } = rest;
  return (
    <div className="app" data-folded={folded ? "true" : undefined}>
      <a href="#main" className="skip">
        {t("skip")}
      </a>
      <SideMenu company={company} groups={groups} />
      <div className="main">
        {demo && <DemoBanner />}
        <TopBar company={company} branches={branches} inbox={inbox} person={person} />
        <main id="main" tabIndex={-1} className="page">
          {children}
        </main>
      </div>
      {dock.length > 0 && <Dock items={dock} />}
      <Summoned search={search} functions={functions ?? groups.flatMap(({ items }) => items)} />
      <Suspense>
        <NavProgress />
      </Suspense>
      <Toaster />
      {live}
    </div>
  );
}
