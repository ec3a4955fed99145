import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CustomerList } from "@/components/customers/customer-list";
import { type Search, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { buttonClass } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { download, merge, read, write } from "@/lib/customers/access";
import { filterOf, tabs } from "@/lib/customers/filters";
import { listCustomers } from "@/lib/customers/list";

const path = "/customers";

export default async function Customers({ searchParams }: PageProps<"/customers">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("customers");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            {can(actor, merge) && (
              <Link href="/customers/duplicates" prefetch={false} className={buttonClass()}>
                {t("twins")}
              </Link>
            )}
            {can(actor, write) && <NewLink href="/customers/new">{t("new")}</NewLink>}
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
    listCustomers(actor, filter, await chosenBranch(actor)),
    getTranslations("customers"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "customers", path, search, views: page.views }}
        label={t("views")}
        current={filter.tab}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(`tab-${tab}`),
          href: withParams(path, search, { tab: tab === "all" ? null : tab, saved: null }),
          count: capped(page.counts[tab], tab === "all" ? 1000 : 99),
        }))}
      />
      <CustomerList
        page={page}
        filter={filter}
        search={search}
        mayWrite={can(actor, write)}
        mayExport={can(actor, download)}
      />
    </>
  );
}
