import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { one, type Search } from "@/components/shared/address";
import { ExportMenu } from "@/components/shared/export-menu";
import { many } from "@/components/shared/filters";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { SupplierList } from "@/components/suppliers/supplier-list";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { download, read, write } from "@/lib/suppliers/access";
import { supplierStatuses } from "@/lib/suppliers/kinds";
import { listSuppliers } from "@/lib/suppliers/list";
import { listViews } from "@/lib/views/queries";

export default async function Suppliers({ searchParams }: PageProps<"/suppliers">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("suppliers");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            {can(actor, download) && <ExportMenu path="/api/suppliers/export" search={search} />}
            {can(actor, write) && <NewLink href="/suppliers/new">{t("new")}</NewLink>}
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
  const status = supplierStatuses.find((each) => each === one(search, "status"));
  const [page, views, t] = await Promise.all([
    listSuppliers(actor, {
      q: one(search, "q"),
      status,
      kinds: many(search, "kind"),
      after: one(search, "after"),
      before: one(search, "before"),
    }),
    listViews(actor, "suppliers"),
    getTranslations("suppliers"),
  ]);
  const tab = (key: "all" | (typeof supplierStatuses)[number]) => ({
    key,
    label: key === "all" ? t("all") : t(`status-${key}`),
    href: key === "all" ? "/suppliers" : `/suppliers?status=${key}`,
    count: page.counts[key],
  });
  return (
    <>
      <ListViews
        {...{ list: "suppliers", path: "/suppliers", search, views }}
        label={t("status")}
        current={status ?? "all"}
        tabs={[tab("all"), ...supplierStatuses.map(tab)]}
      />
      <SupplierList page={page} search={search} mayWrite={can(actor, write)} />
    </>
  );
}
