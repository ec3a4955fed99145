import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PushList } from "@/components/pushes/push-list";
import type { Search } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { ExportMenu } from "@/components/shared/export-menu";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { download, read, write } from "@/lib/pushes/access";
import { filterOf, tabs } from "@/lib/pushes/filters";
import { listPushes } from "@/lib/pushes/list";

export default async function Pushes({ searchParams }: PageProps<"/pushes">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("pushes");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            {can(actor, download) && <ExportMenu path="/api/pushes/export" search={search} />}
            {can(actor, write) && <NewLink href="/pushes/new">{t("new")}</NewLink>}
          </>
        }
      />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function List({ actor, search }: { actor: Staff; search: Search }) {
  const filter = filterOf(search);
  const [page, t] = await Promise.all([
    listPushes(actor, filter, await chosenBranch(actor)),
    getTranslations("pushes"),
  ]);
  const total = filter.q ? page.rows.length : (page.total ?? page.counts.all);
  return (
    <>
      <ListViews
        {...{ list: "pushes", path: "/pushes", search, views: page.views }}
        label={t("state")}
        current={filter.tab}
        tabs={tabs.map((key) => ({
          key,
          label: t(`tab-${key}`),
          href: key === "all" ? "/pushes" : `/pushes?tab=${key}`,
          count: capped(page.counts[key], key === "all" ? 1000 : 99),
          hot: (key === "failing" || key === "late") && page.counts[key] > 0,
        }))}
      />
      <PushList
        page={page}
        search={search}
        mayWrite={can(actor, write)}
        total={capped(total, 1000)}
      />
    </>
  );
}
