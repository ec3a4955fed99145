import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditCustomer } from "@/components/customers/edit-customer";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/customers/access";
import { formOf } from "@/lib/customers/forms";
import { getCustomer } from "@/lib/customers/profile";

export default async function EditCustomerPage({ params }: PageProps<"/customers/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const [customer, t] = await Promise.all([
    found(getCustomer(actor, id)),
    getTranslations("customers"),
  ]);
  if (customer.mergedIntoId) redirect(`/customers/${customer.mergedIntoId}`);
  const { referrer } = customer;
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/customers", label: t("title") },
          { href: `/customers/${id}`, label: customer.name },
        ]}
      />
      <Words of={["customers"]}>
        <EditCustomer
          start={formOf(customer)}
          referrer={referrer && { value: referrer.id, label: referrer.name }}
        />
      </Words>
    </>
  );
}
