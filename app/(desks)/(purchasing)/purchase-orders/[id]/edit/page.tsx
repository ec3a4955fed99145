import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OrderForm } from "@/components/purchase-orders/order-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/purchase-orders/access";
import { getOrderForm } from "@/lib/purchase-orders/editing";

export default async function EditOrder({ params }: PageProps<"/purchase-orders/[id]/edit">) {
  const actor = await gate(write);
  const form = await found(getOrderForm(actor, (await params).id));
  if (!form.mode) notFound();
  const t = await getTranslations("purchase-orders");
  const href = `/purchase-orders/${form.start.id}`;
  const revising = form.mode === "revise";
  return (
    <Words of={["purchase-orders", "approvals"]}>
      <PageHead
        crumbs={[
          { href: "/purchase-orders", label: t("crumb") },
          { href, label: form.name },
        ]}
        title={t(revising ? "form-revise" : "form-edit", { name: form.name })}
        sub={revising ? t("form-revise-help") : undefined}
      />
      <OrderForm
        mode={form.mode}
        start={form.start}
        branches={[form.branch]}
        today={form.today}
        leadDays={form.leadDays}
        supplierIsFixed={form.supplierIsFixed}
      />
    </Words>
  );
}
