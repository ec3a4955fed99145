import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditList } from "@/components/audit/audit-list";
import { ChainState } from "@/components/audit/chain-state";
import { one, type Search } from "@/components/shared/address";
import { range } from "@/components/shared/filters";
import { PageHead } from "@/components/shared/page-head";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { read } from "@/lib/audit/access";
import { getChain, listActors, listAudit } from "@/lib/audit/queries";
import type { Staff } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { listViews } from "@/lib/views/queries";

export default async function Audit({ searchParams }: PageProps<"/admin/audit">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("audit");
  return (
    <>
      <PageHead title={t("title")} sub={t("help")} />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function List({ actor, search }: { actor: Staff; search: Search }) {
  const [page, chain, people, views, word] = await Promise.all([
    listAudit(actor, {
      who: one(search, "who"),
      kind: one(search, "kind"),
      document: one(search, "document"),
      after: one(search, "after"),
      ...range(search, "on"),
    }),
    getChain(actor),
    listActors(actor),
    listViews(actor, "audit"),
    getTranslations("views"),
  ]);
  return (
    <>
      <ChainState actor={actor} chain={chain} />
      <ListViews
        {...{ list: "audit", path: "/admin/audit", search, views }}
        label={word("list")}
        current="all"
        tabs={[{ key: "all", label: word("all"), href: "/admin/audit" }]}
      />
      <AuditList actor={actor} page={page} people={people} search={search} />
    </>
  );
}
