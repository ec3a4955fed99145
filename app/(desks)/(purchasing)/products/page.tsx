import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ProductList } from "@/components/products/product-list";
import { one, type Search } from "@/components/shared/address";
import { ExportMenu } from "@/components/shared/export-menu";
import { many } from "@/components/shared/filters";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { download, read, seeCost, write } from "@/lib/products/access";
import { listProducts } from "@/lib/products/list";
import { listViews } from "@/lib/views/queries";

export default async function Products({ searchParams }: PageProps<"/products">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("products");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            {can(actor, download) && <ExportMenu path="/api/products/export" search={search} />}
            {can(actor, write) && <NewLink href="/products/new">{t("new")}</NewLink>}
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
  const retired = one(search, "retired") !== undefined;
  const [page, views, t] = await Promise.all([
    listProducts(actor, {
      q: one(search, "q"),
      kinds: many(search, "kind"),
      retired,
      after: one(search, "after"),
      before: one(search, "before"),
    }),
    listViews(actor, "products"),
    getTranslations("products"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "products", path: "/products", search, views }}
        current={retired ? "retired" : "in-use"}
        tabs={[
          { key: "in-use", label: t("in-use"), href: "/products" },
          { key: "retired", label: t("retired"), href: "/products?retired=1" },
        ]}
      />
      <ProductList
        page={page}
        search={search}
        mayWrite={can(actor, write)}
        seesCost={can(actor, seeCost)}
      />
    </>
  );
}
