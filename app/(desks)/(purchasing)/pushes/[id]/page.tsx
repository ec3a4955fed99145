import { getTranslations } from "next-intl/server";
import { Attachments } from "@/components/attachments/attachments";
import { Remarks } from "@/components/attachments/remarks";
import { AskedPage } from "@/components/pushes/asked-page";
import { LiveLinks, ViewLog } from "@/components/pushes/live-links";
import { OpenPage } from "@/components/pushes/open-page";
import { SentPage } from "@/components/pushes/sent-page";
import { Live } from "@/components/shared/live";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { links } from "@/lib/pushes/access";
import { getPush } from "@/lib/pushes/detail";
import { listLinks, listViews } from "@/lib/pushes/link-queries";
import { isOpenToEdit } from "@/lib/pushes/states";

/** One address for all who have to do with a push: its sender, and who is asked to answer it. */
export default async function PushPage({ params }: PageProps<"/pushes/[id]">) {
  const actor = await gate();
  const { id } = await params;
  const seen = await found(getPush(actor, id));
  const t = await getTranslations("pushes");
  const crumbs = [{ href: "/pushes", label: t("title") }];
  const toSuppliers =
    seen.side === "sender" && seen.push.targets.some(({ kind }) => kind === "supplier");
  const beside = {
    papers: <Attachments document="push" id={id} toSuppliers={toSuppliers} />,
    remarks: <Remarks document="push" id={id} />,
  };
  if (seen.side === "target") {
    return (
      <Words of={["pushes"]}>
        <Live documents={[id]} />
        <AskedPage asked={seen.target} {...beside} today={dayIn(seen.target.zone)} />
      </Words>
    );
  }
  const { push: detail, target } = seen;
  const today = dayIn(detail.branch.zone);
  const writing = isOpenToEdit(detail.push.status) && detail.mayWrite;
  const isOut = detail.push.number !== null;
  const [rows, views] = await Promise.all([
    isOut && can(actor, links) ? listLinks(actor, { pushId: id }) : [],
    isOut ? listViews(actor, id) : [],
  ]);
  const outside = isOut && (
    <>
      {rows.length > 0 && <LiveLinks rows={rows} of="push" />}
      <ViewLog views={views} zone={detail.branch.zone} today={today} />
    </>
  );
  return (
    <Words of={["pushes"]}>
      <Live documents={[id, ...(detail.order ? [detail.order.id] : [])]} />
      {writing ? (
        <OpenPage push={detail} links={outside} {...beside} today={today} crumbs={crumbs} />
      ) : (
        <SentPage
          push={detail}
          links={outside}
          renewable={rows.flatMap((row) => (row.renewable ? row.id : []))}
          {...beside}
          target={target}
          today={today}
          crumbs={crumbs}
          actor={actor}
        />
      )}
    </Words>
  );
}
