import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ApprovalCard } from "@/components/approvals/approval-card";
import { OrderState } from "@/components/purchase-orders/states";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { buttonClass } from "@/components/ui/button";
import { getQueue } from "@/lib/approvals/list";
import { found, gate } from "@/lib/core/page";
import { now } from "@/lib/core/time";
import { approve } from "@/lib/purchase-orders/access";
import { getOrder } from "@/lib/purchase-orders/detail";

/** Where a message leads: it shows and asks, and never decides by being opened (A9). */
export default async function Approval({ params }: PageProps<"/approvals/[id]">) {
  const actor = await gate(approve);
  const { id } = await params;
  const [detail, queue] = await Promise.all([found(getOrder(actor, id)), getQueue(actor)]);
  const t = await getTranslations("approvals");
  const { zone, today, order, may } = detail;
  const at = queue.indexOf(id);
  const others = queue.filter((other) => other !== id);
  const following = queue[at + 1] ?? others[0];
  const next = following ? `/approvals/${following}` : "/approvals";
  return (
    <Words of={["purchase-orders", "approvals"]}>
      <PageHead
        crumbs={[{ href: "/approvals", label: t("inbox") }]}
        title={order.number ?? order.draftName}
        sub={at >= 0 ? t("place", { at: at + 1, of: queue.length }) : undefined}
        status={!may.decide && <OrderState status={order.status} />}
      />
      {may.decide ? (
        <ApprovalCard
          key={id}
          detail={detail}
          viewer={{ me: actor.id, zone, today, now: now() }}
          next={next}
        />
      ) : (
        <div className="flex gap-2">
          {following && (
            <Link
              href={`/approvals/${following}`}
              prefetch={false}
              className={buttonClass({ variant: "primary" })}
            >
              {t("next")}
            </Link>
          )}
          <Link href={`/purchase-orders/${id}`} prefetch={false} className={buttonClass()}>
            {t("whole")}
          </Link>
        </div>
      )}
    </Words>
  );
}
