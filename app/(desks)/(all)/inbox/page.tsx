import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { InboxList } from "@/components/inbox/inbox-list";
import { ActButton } from "@/components/shared/act-button";
import { one, type Search } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { PageHead } from "@/components/shared/page-head";
import { Pager } from "@/components/shared/pager";
import { ViewTabs } from "@/components/shared/view-tabs";
import { Words } from "@/components/shared/words";
import { ListSkeleton } from "@/components/ui/skeleton";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { readAllMessages } from "@/lib/inbox/actions";
import { listInbox } from "@/lib/inbox/queries";

export const generateMetadata = async () => ({ title: (await getTranslations("inbox"))("title") });

export default async function Inbox({ searchParams }: PageProps<"/inbox">) {
  const actor = await gate();
  const search = await searchParams;
  const t = await getTranslations("inbox");
  const page = listInbox(actor, {
    unread: one(search, "view") === "unread",
    after: one(search, "after"),
  });
  return (
    <Words of={["inbox"]}>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          <Suspense>
            <ReadAll page={page} />
          </Suspense>
        }
      />
      <Suspense fallback={<ListSkeleton />}>
        <List actor={actor} search={search} page={page} />
      </Suspense>
    </Words>
  );
}

type Page = ReturnType<typeof listInbox>;

async function ReadAll({ page }: { page: Page }) {
  const [{ rows }, t] = await Promise.all([page, getTranslations("inbox")]);
  const newest = rows.find(({ unread }) => unread);
  return (
    newest && (
      <ActButton act={readAllMessages} input={{ until: newest.id }} icon="check">
        {t("read-all")}
      </ActButton>
    )
  );
}

async function List(given: { actor: Staff; search: Search; page: Page }) {
  const { actor, search } = given;
  const [page, t, word] = await Promise.all([
    given.page,
    getTranslations("inbox"),
    getTranslations(),
  ]);
  const only = one(search, "view") === "unread";
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  return (
    <>
      <ViewTabs
        label={t("title")}
        current={only ? "unread" : "all"}
        tabs={[
          { key: "all", label: t("all"), href: "/inbox" },
          {
            key: "unread",
            label: t("unread"),
            href: "/inbox?view=unread",
            count: capped(page.unread),
          },
        ]}
      />
      {page.rows.length === 0 ? (
        <Empty title={only ? t("none-unread") : t("none")}>{t("none-why")}</Empty>
      ) : (
        <div className="pt-3">
          <InboxList
            lines={page.rows.map((row) => ({
              id: row.id,
              text: word(row.message as never, row.params as never),
              meaning: row.meaning,
              href: row.href,
              unread: row.unread,
              time: <Moment at={row.createdAt} zone={zone} today={today} />,
            }))}
          />
        </div>
      )}
      {(page.after || one(search, "after")) && (
        <Pager path="/inbox" search={search} after={page.after} shown={page.rows.length} />
      )}
    </>
  );
}
