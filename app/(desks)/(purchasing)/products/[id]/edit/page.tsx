import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/components/products/product-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { seeCost, write } from "@/lib/products/access";
import { getProduct } from "@/lib/products/profile";
import { formOf } from "@/lib/products/writes";

export default async function EditProductPage({ params }: PageProps<"/products/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const [product, t] = await Promise.all([
    found(getProduct(actor, id)),
    getTranslations("products"),
  ]);
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/products", label: t("title") },
          { href: `/products/${id}`, label: product.name },
        ]}
      />
      <Words of={["products"]}>
        <ProductForm
          start={formOf(product)}
          back={`/products/${id}`}
          seesCost={can(actor, seeCost)}
        />
      </Words>
    </>
  );
}
