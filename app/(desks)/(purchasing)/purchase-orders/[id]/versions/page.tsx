import { getTranslations } from "next-intl/server";
import { RevisionTable } from "@/components/purchase-orders/revision-table";
import { Moment } from "@/components/shared/day";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { found, gate } from "@/lib/core/page";
import { read } from "@/lib/purchase-orders/access";
import { getOrder } from "@/lib/purchase-orders/detail";

/** What each submission said, the newest first. */
export default async function Versions({ params }: PageProps<"/purchase-orders/[id]/versions">) {
  const actor = await gate(read);
  const { id } = await params;
  const { order, revisions, zone, today } = await found(getOrder(actor, id));
  const t = await getTranslations("purchase-orders");
  const name = order.number ?? order.draftName;
  return (
    <>
      <PageHead
        crumbs={[
          { href: "/purchase-orders", label: t("crumb") },
          { href: `/purchase-orders/${id}`, label: name },
        ]}
        title={t("versions-title", { name })}
      />
      {revisions.map(({ revision, content, at, by }) => (
        <section key={revision} className="mb-7">
          <SectionHead
            title={t("revision", { revision })}
            sub={
              <>
                {t("version-by", { by })} · <Moment at={at} zone={zone} today={today} />
              </>
            }
          />
          <RevisionTable revision={revision} content={content} />
        </section>
      ))}
    </>
  );
}
