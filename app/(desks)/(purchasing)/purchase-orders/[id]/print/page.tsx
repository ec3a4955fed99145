import { getTranslations } from "next-intl/server";
import { OrderSheet } from "@/components/purchase-orders/order-sheet";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { found, gate } from "@/lib/core/page";
import { read } from "@/lib/purchase-orders/access";
import { addressOfOrder } from "@/lib/purchase-orders/address";
import { getOrder } from "@/lib/purchase-orders/detail";

export default async function PrintOrder({ params }: PageProps<"/purchase-orders/[id]/print">) {
  const actor = await gate(read);
  const { id } = await params;
  const detail = await found(getOrder(actor, id));
  const t = await getTranslations("purchase-orders");
  const name = detail.order.number ?? detail.order.draftName;
  return (
    <>
      <div className="no-print">
        <PageHead
          crumbs={[
            { href: "/purchase-orders", label: t("crumb") },
            { href: `/purchase-orders/${id}`, label: name },
          ]}
          title={t("print-page", { name })}
          moves={<PrintButton variant="primary" />}
        />
      </div>
      <OrderSheet detail={detail} address={addressOfOrder(id)} />
    </>
  );
}
