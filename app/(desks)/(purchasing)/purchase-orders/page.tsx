import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { nameOf, OrderList } from "@/components/purchase-orders/order-list";
import { OrdersBulk } from "@/components/purchase-orders/orders-bulk";
import { type Search, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { ExportMenu } from "@/components/shared/export-menu";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch, zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { approve, download, read, write } from "@/lib/purchase-orders/access";
import { filterOf, tabs } from "@/lib/purchase-orders/filters";
import { listOrders } from "@/lib/purchase-orders/list";
import { write as writePush } from "@/lib/pushes/access";

const path = "/purchase-orders";
const exportPath = "/api/purchase-orders/export";

export default async function Orders({ searchParams }: PageProps<"/purchase-orders">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("purchase-orders");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            {can(actor, download) && <ExportMenu path={exportPath} search={search} />}
            {can(actor, write) && <NewLink href="/purchase-orders/new">{t("new")}</NewLink>}
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
    listOrders(actor, filter, await chosenBranch(actor)),
    getTranslations("purchase-orders"),
  ]);
  const shown = tabs.filter((tab) => tab !== "mine" || can(actor, approve));
  return (
    <>
      <ListViews
        {...{ list: "purchase-orders", path, search, views: page.views }}
        label={t("views")}
        current={filter.tab}
        tabs={shown.map((tab) => ({
          key: tab,
          label: t(`tab-${tab}`),
          href: withParams(path, search, { tab: tab === "all" ? null : tab, saved: null }),
          count: capped(page.counts[tab], tab === "all" ? 1000 : 99),
          hot: tab === "late" && page.counts.late > 0,
        }))}
      />
      <OrderList
        page={page}
        filter={filter}
        search={search}
        options={page.options}
        zone={zoneOf(actor)}
        mayWrite={can(actor, write)}
      />
      <Words of={["purchase-orders", "pushes"]}>
        <OrdersBulk
          names={page.rows.map((row) => [row.id, nameOf(row)] as const)}
          mayPush={can(actor, writePush)}
        />
      </Words>
    </>
  );
}
