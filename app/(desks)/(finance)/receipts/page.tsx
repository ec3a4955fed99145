import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ReceiptList } from "@/components/receipts/receipt-list";
import { type Search, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import type { Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { read } from "@/lib/receipts/access";
import { filterOf, listReceipts, tabs } from "@/lib/receipts/queries";

const path = "/receipts";

export default async function Receipts({ searchParams }: PageProps<"/receipts">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("receipts");
  return (
    <Words of={["receipts"]}>
      <PageHead title={t("title")} sub={t("help")} />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} />
      </Suspense>
    </Words>
  );
}

async function List({ actor, search }: { actor: Staff; search: Search }) {
  const filter = filterOf(search);
  const [page, t] = await Promise.all([
    listReceipts(actor, filter, await chosenBranch(actor)),
    getTranslations("receipts"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "receipts", path, search, views: page.views }}
        label={t("views")}
        current={filter.tab}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(`tab-${tab}`),
          href: withParams(path, search, { tab: tab === "all" ? null : tab, saved: null }),
          count: capped(page.counts[tab], tab === "all" ? 1000 : 99),
        }))}
      />
      <ReceiptList page={page} filter={filter} search={search} />
    </>
  );
}
