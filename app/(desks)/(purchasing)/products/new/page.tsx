import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { ProductForm } from "@/components/products/product-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { seeCost, write } from "@/lib/products/access";

export default async function NewProductPage() {
  const actor = await gate(write);
  const t = await getTranslations("products");
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/products", label: t("title") }]} />
      <Words of={["products"]}>
        <ProductForm
          back="/products"
          seesCost={can(actor, seeCost)}
          start={{
            id: uuid(),
            version: 0,
            sku: "",
            name: "",
            kind: "package_item",
            unit: "",
            spec: "",
            salePrice: "0.00",
            cost: "0.00",
            productionDays: "0",
            active: true,
          }}
        />
      </Words>
    </>
  );
}
