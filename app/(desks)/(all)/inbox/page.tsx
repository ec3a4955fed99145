import { getTranslations } from "next-intl/server";
import { InboxList } from "@/components/inbox/inbox-list";
import { ActButton } from "@/components/shared/act-button";
import { one } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { PageHead } from "@/components/shared/page-head";
import { Pager } from "@/components/shared/pager";
import { ViewTabs } from "@/components/shared/view-tabs";
import { Words } from "@/components/shared/words";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { readAllMessages } from "@/lib/inbox/actions";
import { listInbox } from "@/lib/inbox/queries";

export const generateMetadata = async () => ({ title: (await getTranslations("inbox"))("title") });

export default async function Inbox({ searchParams }: PageProps<"/inbox">) {
  const actor = await gate();
  const search = await searchParams;
  const only = one(search, "view") === "unread";
  const [page, t, word] = await Promise.all([
    listInbox(actor, { unread: only, after: one(search, "after") }),
    getTranslations("inbox"),
    getTranslations(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const newest = page.rows.find(({ unread }) => unread);
  const count = capped(page.unread);

  return (
    <Words of={["inbox"]}>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          newest && (
            <ActButton act={readAllMessages} input={{ until: newest.id }} icon="check">
              {t("read-all")}
            </ActButton>
          )
        }
      />
      <ViewTabs
        label={t("title")}
        current={only ? "unread" : "all"}
        tabs={[
          { key: "all", label: t("all"), href: "/inbox" },
          { key: "unread", label: t("unread"), href: "/inbox?view=unread", count },
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
    </Words>
  );
}
