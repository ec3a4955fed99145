import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { OfferForm } from "@/components/suppliers/offer-form";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/suppliers/access";
import { getSupplier } from "@/lib/suppliers/profile";

export default async function NewItem({ params }: PageProps<"/suppliers/[id]/items/new">) {
  const actor = await gate(write);
  const { id } = await params;
  const [supplier, t] = await Promise.all([
    found(getSupplier(actor, id)),
    getTranslations("suppliers"),
  ]);
  return (
    <>
      <PageHead
        title={t("add-item")}
        crumbs={[
          { href: "/suppliers", label: t("title") },
          { href: `/suppliers/${id}`, label: supplier.name },
        ]}
      />
      <Words of={["suppliers"]}>
        <OfferForm
          start={{
            id: uuid(),
            supplierId: id,
            productId: "",
            supplierSku: "",
            leadDays: String(supplier.leadDays),
            tiers: [{ minQuantity: "1", price: "" }],
          }}
        />
      </Words>
    </>
  );
}
