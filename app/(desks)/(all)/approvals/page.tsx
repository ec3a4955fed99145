import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ApprovalList } from "@/components/approvals/approval-list";
import { ApprovalsBulk } from "@/components/approvals/approvals-bulk";
import { one, type Search } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { PageHead } from "@/components/shared/page-head";
import { Pager } from "@/components/shared/pager";
import { Words } from "@/components/shared/words";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { approvalTabs, listApprovals } from "@/lib/approvals/list";
import { can, type Staff } from "@/lib/core/actor";
import { chosenBranch, zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn, now } from "@/lib/core/time";
import { approve, read } from "@/lib/purchase-orders/access";
import { listViews } from "@/lib/views/queries";

export default async function Approvals({ searchParams }: PageProps<"/approvals">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("approvals");
  return (
    <>
      <PageHead title={t("inbox")} sub={t("inbox-help")} />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function List({ actor, search }: { actor: Staff; search: Search }) {
  const tabs = approvalTabs.filter((tab) => tab === "sent" || can(actor, approve));
  const tab = tabs.find((each) => each === one(search, "tab")) ?? tabs[0] ?? "sent";
  const [page, views, t] = await Promise.all([
    listApprovals(actor, { tab, after: one(search, "after"), branchId: await chosenBranch(actor) }),
    listViews(actor, "approvals"),
    getTranslations("approvals"),
  ]);
  const zone = zoneOf(actor);
  const viewer = { me: actor.id, zone, today: dayIn(zone), now: now() };
  return (
    <>
      <ListViews
        {...{ list: "approvals", path: "/approvals", search, views }}
        label={t("inbox")}
        current={tab}
        tabs={tabs.map((key) => ({
          key,
          label: t(`tab-${key}`),
          href: key === tabs[0] ? "/approvals" : `/approvals?tab=${key}`,
          count: key === "mine" ? capped(page.waiting) : undefined,
        }))}
      />
      <ApprovalList tab={tab} rows={page.rows} viewer={viewer} search={search} />
      {page.rows.length > 0 && (
        <Pager path="/approvals" search={search} after={page.after} shown={page.rows.length} />
      )}
      {tab === "mine" && (
        <Words of={["approvals", "purchase-orders"]}>
          <ApprovalsBulk
            rows={page.rows.map(({ id, name, seen, amount }) => ({ id, name, seen, amount }))}
          />
        </Words>
      )}
    </>
  );
}
