import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { one, type Search, to, withParams } from "@/components/shared/address";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { PageHead } from "@/components/shared/page-head";
import { Pager } from "@/components/shared/pager";
import { SearchBox } from "@/components/shared/search-box";
import { ViewTabs } from "@/components/shared/view-tabs";
import { Icon } from "@/components/ui/icon";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { iconOf, titleOf } from "@/lib/search/kinds";
import { find, searchable } from "@/lib/search/queries";

const path = "/search";
const typed = (search: Search) => (one(search, "q") ?? "").trim();

export const generateMetadata = async () => ({ title: (await getTranslations("search"))("title") });

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const actor = await gate();
  const search = await searchParams;
  const [t, word] = await Promise.all([getTranslations("search"), getTranslations()]);
  const text = typed(search);
  const modules = searchable(actor);
  return (
    <>
      <PageHead title={t("title")} sub={text && t("found", { text })} />
      <div className="pb-1">
        <SearchBox path={path} search={search} placeholder={word("shared.search")} />
      </div>
      <ViewTabs
        label={t("title")}
        current={modules.find(({ module }) => module === one(search, "in"))?.module ?? "all"}
        tabs={[
          { key: "all", label: t("everything"), href: withParams(path, search, { in: null }) },
          ...modules.map(({ module }) => ({
            key: module,
            label: word(`${module}.title` as never),
            href: withParams(path, search, { in: module }),
          })),
        ]}
      />
      <Suspense fallback={<RowsSkeleton rows={14} />}>
        <Found actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function Found({ actor, search }: { actor: Staff; search: Search }) {
  const text = typed(search);
  const only = searchable(actor).find(({ module }) => module === one(search, "in"));
  const [{ rows, after }, t, word] = await Promise.all([
    find(actor, text, { kinds: only?.kinds, after: one(search, "after") }),
    getTranslations("search"),
    getTranslations(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={text ? t("none", { text }) : t("start")}>
          {text ? t("none-why") : t("start-why")}
        </Empty>
      ) : (
        <ul>
          {rows.map(({ id, document, title, subtitle, href, at }) => (
            <li key={id} className="border-b">
              <Link
                href={to(href)}
                prefetch={false}
                className="-mx-edge flex min-h-11 items-center gap-3 px-edge py-1.5 text-sm hover:bg-muted phone:min-h-14 phone:text-base"
              >
                <Icon name={iconOf(document)} className="text-muted-foreground" />
                <span className="w-52 shrink-0 truncate font-medium phone:w-auto">{title}</span>
                <span className="min-w-0 flex-1 truncate text-muted-foreground">{subtitle}</span>
                <span className="shrink-0 text-muted-foreground text-xs phone:hidden">
                  {word(titleOf(document) as never)} · <Moment at={at} zone={zone} today={today} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {(after || one(search, "after")) && (
        <Pager path={path} search={search} after={after} shown={rows.length} />
      )}
    </>
  );
}
