import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OrderForm } from "@/components/orders/order-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { reaches } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/orders/access";
import { getOrder, namedItems, orderChoices } from "@/lib/orders/profile";
import { limitBpOf } from "@/lib/orders/rules";
import { formOf } from "@/lib/orders/writes";

export default async function EditOrderPage({ params }: PageProps<"/orders/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const [order, t] = await Promise.all([found(getOrder(actor, id)), getTranslations("orders")]);
  if (order.status !== "draft" || !order.mayWrite) redirect(`/orders/${id}`);
  const { branchId } = order;
  const { packages, colleagues } = await orderChoices(actor, branchId, order.packageId);
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/orders", label: t("title") },
          { href: `/orders/${id}`, label: order.draftName },
        ]}
      />
      <Words of={["orders", "customers"]}>
        <OrderForm
          start={formOf(order, order.items)}
          back={`/orders/${id}`}
          customer={{ value: order.customerId, label: order.customerName }}
          packages={packages}
          colleagues={colleagues}
          named={namedItems(order)}
          limitBp={limitBpOf(actor.roles)}
          isFixed={!reaches(actor, write, { branchId })}
        />
      </Words>
    </>
  );
}
