import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PeopleTable } from "@/components/people/people-table";
import { one, type Search } from "@/components/shared/address";
import { many } from "@/components/shared/filters";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { ListSkeleton } from "@/components/ui/skeleton";
import { ListViews } from "@/components/views/list-views";
import { can, type Staff } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { read, write } from "@/lib/people/access";
import { listPeople } from "@/lib/people/queries";
import { listViews } from "@/lib/views/queries";

const states = ["active", "new", "left"] as const;

export default async function People({ searchParams }: PageProps<"/admin/people">) {
  const actor = await gate(read);
  const search = await searchParams;
  const t = await getTranslations("people");
  return (
    <>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={can(actor, write) && <NewLink href="/admin/people/new">{t("new")}</NewLink>}
      />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} />
      </Suspense>
    </>
  );
}

async function List({ actor, search }: { actor: Staff; search: Search }) {
  const state = states.find((each) => each === one(search, "state")) ?? "active";
  const [page, views, t] = await Promise.all([
    listPeople(actor, {
      q: one(search, "q"),
      branch: many(search, "branch"),
      role: many(search, "role"),
      state,
      after: one(search, "after"),
      before: one(search, "before"),
    }),
    listViews(actor, "people"),
    getTranslations("people"),
  ]);
  return (
    <>
      <ListViews
        {...{ list: "people", path: "/admin/people", search, views }}
        label={t("state")}
        current={state}
        tabs={states.map((key) => ({
          key,
          label: t(`state-${key}`),
          href: key === "active" ? "/admin/people" : `/admin/people?state=${key}`,
        }))}
      />
      <PeopleTable actor={actor} page={page} search={search} />
    </>
  );
}
