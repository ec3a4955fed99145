import { getTranslations } from "next-intl/server";
import { OrderSheet } from "@/components/purchase-orders/order-sheet";
import { Empty } from "@/components/shared/empty";
import { many } from "@/components/shared/filters";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { gate } from "@/lib/core/page";
import { read } from "@/lib/purchase-orders/access";
import { addressOfOrder } from "@/lib/purchase-orders/address";
import { getOrders } from "@/lib/purchase-orders/detail";

/** The orders that were ticked in the list, each on a sheet of its own. */
export default async function PrintOrders({ searchParams }: PageProps<"/purchase-orders/print">) {
  const actor = await gate(read);
  const details = await getOrders(actor, many(await searchParams, "ids"));
  const t = await getTranslations("purchase-orders");
  return (
    <>
      <div className="no-print">
        <PageHead
          crumbs={[{ href: "/purchase-orders", label: t("crumb") }]}
          title={t("print")}
          sub={details.length}
          moves={details.length > 0 && <PrintButton variant="primary" />}
        />
      </div>
      {details.length === 0 && <Empty title={t("print-none")}>{t("print-none-hint")}</Empty>}
      {details.map((detail) => (
        <OrderSheet
          key={detail.order.id}
          detail={detail}
          address={addressOfOrder(detail.order.id)}
        />
      ))}
    </>
  );
}
