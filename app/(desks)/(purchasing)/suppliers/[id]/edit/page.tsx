import { getTranslations } from "next-intl/server";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { SupplierForm } from "@/components/suppliers/supplier-form";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/suppliers/access";
import { formOf, getSupplier } from "@/lib/suppliers/profile";

export default async function EditSupplierPage({ params }: PageProps<"/suppliers/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const [supplier, t] = await Promise.all([
    found(getSupplier(actor, id)),
    getTranslations("suppliers"),
  ]);
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/suppliers", label: t("title") },
          { href: `/suppliers/${id}`, label: supplier.name },
        ]}
      />
      <Words of={["suppliers"]}>
        <SupplierForm start={formOf(supplier)} back={`/suppliers/${id}`} />
      </Words>
    </>
  );
}
