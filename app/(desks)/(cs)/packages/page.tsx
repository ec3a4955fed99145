import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PackageList } from "@/components/packages/package-list";
import { one, type Search } from "@/components/shared/address";
import { many } from "@/components/shared/filters";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { buttonClass } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read, seeFloor, write } from "@/lib/packages/access";
import { listPackages } from "@/lib/packages/list";
import { listViews } from "@/lib/views/queries";

export default async function Packages({ searchParams }: PageProps<"/packages">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("packages");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <>
            <Link href="/packages/types" prefetch={false} className={buttonClass()}>
              {t("types")}
            </Link>
            {can(actor, write) && <NewLink href="/packages/new">{t("new")}</NewLink>}
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
    listPackages(actor, {
      q: one(search, "q"),
      categories: many(search, "category"),
      retired,
      after: one(search, "after"),
      before: one(search, "before"),
    }),
    listViews(actor, "packages"),
    getTranslations("packages"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "packages", path: "/packages", search, views }}
        current={retired ? "retired" : "in-use"}
        tabs={[
          { key: "in-use", label: t("in-use"), href: "/packages" },
          { key: "retired", label: t("retired"), href: "/packages?retired=1" },
        ]}
      />
      <PackageList
        page={page}
        search={search}
        today={dayIn(zoneOf(actor))}
        mayWrite={can(actor, write)}
        seesFloor={can(actor, seeFloor)}
      />
    </>
  );
}
