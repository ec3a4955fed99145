import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ProductOffers } from "@/components/products/product-offers";
import { Amount } from "@/components/shared/amount";
import { DayText } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Changes } from "@/components/suppliers/changes";
import { PriceHistory } from "@/components/suppliers/price-history";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read, write } from "@/lib/products/access";
import { getProduct } from "@/lib/products/profile";

export default async function ProductPage({ params }: PageProps<"/products/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [product, t] = await Promise.all([
    found(getProduct(actor, id)),
    getTranslations("products"),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { purchase, unit, cost, salePrice } = product;
  const head = (
    <>
      <PageHead
        title={product.name}
        status={!product.active && <StatusWord meaning="closed">{t("retired")}</StatusWord>}
        crumbs={[{ href: "/products", label: t("title") }, { label: product.sku }]}
        moves={
          can(actor, write) && (
            <Link
              href={`/products/${id}/edit`}
              prefetch={false}
              data-hotkey="e"
              className={buttonClass()}
            >
              <Icon name="pencil" />
              {t("edit")}
            </Link>
          )
        }
      />
      <Facts
        facts={[
          { label: t("spec"), value: product.spec || "–" },
          { label: t("unit"), value: unit },
          { label: t("kind"), value: t(`kind-${product.kind}`) },
          { label: t("sale-price"), value: salePrice > 0n ? <Amount fen={salePrice} /> : "–" },
          cost !== null && { label: t("cost"), value: <Amount fen={cost} /> },
          product.productionDays > 0 && {
            label: t("production-days"),
            value: t("days", { count: product.productionDays }),
          },
          purchase?.last != null && {
            label: t("last-price"),
            value: (
              <>
                <Amount fen={purchase.last.price} />{" "}
                <span className="text-muted-foreground">
                  <DayText on={purchase.last.on} today={today} />
                </span>
              </>
            ),
          },
        ]}
      />
    </>
  );
  if (!purchase) return head;
  return (
    <WithRail
      rail={
        <RailPart title={t("changes")}>
          <Changes changes={purchase.changes} space="products" zone={zone} today={today} />
        </RailPart>
      }
    >
      {head}
      <ProductOffers offers={purchase.offers} unit={unit} />
      <SectionHead title={t("history")} />
      <PriceHistory prices={purchase.prices} unit={unit} today={today} withSupplier />
    </WithRail>
  );
}
