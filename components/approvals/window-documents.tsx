import Link from "next/link";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { Icon } from "@/components/ui/icon";
import { fen } from "@/lib/core/figures";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

type Round = OrderDetail["rounds"][number];

/** Which documents make up the seven-day sum (A5): this one, then the others, the largest first. */
export function WindowDocuments({ detail, round }: { detail: OrderDetail; round: Round }) {
  const t = useTranslations("approvals");
  const { order, supplier } = detail;
  if (round.windowCount === 0) return null;
  const rest = round.windowCount - round.windowDocuments.length;
  return (
    <details className="group -mt-3 mb-4 text-sm">
      <summary className="inline-flex w-fit cursor-pointer items-center gap-1.5 py-1 phone:min-h-11">
        <Icon name="chevron-right" className="group-open:rotate-90" />
        {t("window-which")}
      </summary>
      <ul className="mt-1 grid gap-1">
        <li className="flex justify-between gap-4">
          <span>{t("window-this")}</span>
          <Amount fen={order.total} />
        </li>
        {round.windowDocuments.map(({ document, id, name, amount }) => (
          <li key={id} className="flex justify-between gap-4">
            <Link
              href={to(`/${document === "push" ? "pushes" : "purchase-orders"}/${id}`)}
              prefetch={false}
              className="link"
            >
              {name}
            </Link>
            <Amount fen={fen(BigInt(amount))} />
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Link
              href={to(`/purchase-orders?supplier=${supplier.id}&author=${order.authorId}`)}
              prefetch={false}
              className="link"
            >
              {t("window-rest", { count: rest })}
            </Link>
          </li>
        )}
      </ul>
    </details>
  );
}
