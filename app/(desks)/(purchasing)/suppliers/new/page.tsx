import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { SupplierForm } from "@/components/suppliers/supplier-form";
import { gate } from "@/lib/core/page";
import { write } from "@/lib/suppliers/access";
import { nextCode } from "@/lib/suppliers/profile";

export default async function NewSupplierPage() {
  const actor = await gate(write);
  const [code, t] = await Promise.all([nextCode(actor), getTranslations("suppliers")]);
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/suppliers", label: t("title") }]} />
      <Words of={["suppliers"]}>
        <SupplierForm
          back="/suppliers"
          start={{
            id: uuid(),
            version: 0,
            code,
            name: "",
            kind: "album",
            settlement: "per_order",
            paymentTerms: "",
            address: "",
            leadDays: "7",
            autoPush: false,
            showsPrices: true,
            notes: "",
          }}
        />
      </Words>
    </>
  );
}
