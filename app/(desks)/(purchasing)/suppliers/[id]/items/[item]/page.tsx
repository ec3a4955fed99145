import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/shared/facts";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { Words } from "@/components/shared/words";
import { ItemMoves } from "@/components/suppliers/item-moves";
import { PriceHistory } from "@/components/suppliers/price-history";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { typedMoney, typedQuantity } from "@/lib/core/figures";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read, write } from "@/lib/suppliers/access";
import { getItem } from "@/lib/suppliers/items/queries";

export default async function ItemPage({ params }: PageProps<"/suppliers/[id]/items/[item]">) {
  const actor = await gate(read);
  const { id, item: itemId } = await params;
  const [item, t] = await Promise.all([
    found(getItem(actor, id, itemId)),
    getTranslations("suppliers"),
  ]);
  const { product, supplier, version, supplierSku, active } = item;
  const today = dayIn(zoneOf(actor));
  const leadDays = String(item.leadDays);
  const now = item.prices
    .filter(
      ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
    )
    .map(({ minQuantity, price }) => ({
      minQuantity: typedQuantity(minQuantity),
      price: typedMoney(price),
    }));
  return (
    <>
      <PageHead
        title={`${product.name} ${product.spec}`.trim()}
        status={!active && <StatusWord meaning="closed">{t("item-gone")}</StatusWord>}
        crumbs={[
          { href: "/suppliers", label: t("title") },
          { href: `/suppliers/${id}`, label: supplier.name },
        ]}
        moves={
          can(actor, write) && (
            <Words of={["suppliers"]}>
              <ItemMoves
                item={{ id: itemId, version, supplierSku, leadDays, active }}
                prices={{
                  itemId,
                  validFrom: today,
                  tiers: now.length > 0 ? now : [{ minQuantity: "1", price: "" }],
                }}
                unit={product.unit}
              />
            </Words>
          )
        }
      />
      <Facts
        facts={[
          {
            label: t("sku"),
            value: (
              <Link href={`/products/${product.id}`} prefetch={false} className="hover:underline">
                {product.sku}
              </Link>
            ),
          },
          { label: t("supplier-sku"), value: supplierSku || "–" },
          { label: t("lead"), value: t("days", { count: item.leadDays }) },
        ]}
      />
      <SectionHead title={t("history")} />
      <PriceHistory prices={item.prices} unit={product.unit} today={today} />
    </>
  );
}
