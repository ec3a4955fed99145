import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { OrderList } from "@/components/orders/order-list";
import { type Search, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { read, write } from "@/lib/orders/access";
import { filterOf, tabs } from "@/lib/orders/filters";
import { listOrders } from "@/lib/orders/list";

const path = "/orders";

export default async function Orders({ searchParams }: PageProps<"/orders">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("orders");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={can(actor, write) && <NewLink href="/orders/new">{t("new")}</NewLink>}
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
    listOrders(actor, filter, await chosenBranch(actor)),
    getTranslations("orders"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "orders", path, search, views: page.views }}
        label={t("views")}
        current={filter.tab}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(`tab-${tab}`),
          href: withParams(path, search, { tab: tab === "all" ? null : tab, saved: null }),
          count: capped(page.counts[tab], tab === "all" ? 1000 : 99),
        }))}
      />
      <OrderList page={page} filter={filter} search={search} mayWrite={can(actor, write)} />
    </>
  );
}
