import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { LeadBoard } from "@/components/leads/lead-board";
import { LeadList } from "@/components/leads/lead-list";
import { LeadsHead } from "@/components/leads/leads-head";
import { one, type Search, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { assign, read, write } from "@/lib/leads/access";
import { filterOf, tabs } from "@/lib/leads/filters";
import { listBoard, listLeads } from "@/lib/leads/list";

const path = "/leads";

export default async function Leads({ searchParams }: PageProps<"/leads">) {
  const actor = await gate(read);
  const search = await searchParams;
  return (
    <>
      <LeadsHead actor={actor} search={search} />
      <Suspense fallback={<ListSkeleton />}>
        <Leading actor={actor} search={search} />
      </Suspense>
    </>
  );
}

/** The list or the board: the same tabs and filters over either. */
async function Leading({ actor, search }: { actor: Staff; search: Search }) {
  // Whoever leads a branch looks at all of it first, everybody else at his own.
  const home = can(actor, assign) ? "all" : "mine";
  const filter = filterOf(search, home);
  const [branchId, t] = await Promise.all([chosenBranch(actor), getTranslations("leads")]);
  const isBoard = one(search, "view") === "board";
  const board = isBoard ? await listBoard(actor, filter, branchId) : null;
  const page = board ? null : await listLeads(actor, filter, branchId);
  const shown = board ?? page;
  if (!shown) return null;
  return (
    <>
      <ListViews
        {...{ list: "leads", path, search, views: shown.views }}
        label={t("views")}
        current={filter.tab}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(`tab-${tab}`),
          href: withParams(path, search, { tab, saved: null }),
          count: capped(shown.counts[tab], tab === "all" ? 1000 : 99),
        }))}
      />
      {board && <LeadBoard board={board} search={search} />}
      {page && (
        <LeadList page={page} filter={filter} search={search} mayWrite={can(actor, write)} />
      )}
    </>
  );
}
