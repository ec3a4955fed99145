import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import type { PackageItem } from "@/lib/packages/content";

/** The products of a package, of the one on sale or of the one an order was sold as. */
export function Pieces({ items }: { items: readonly PackageItem[] }) {
  const t = useTranslations("packages");
  const columns: Column<PackageItem>[] = [
    {
      key: "name",
      head: t("item"),
      look: "strong",
      card: "1l",
      cell: ({ name, spec }) => `${name} ${spec}`.trim(),
    },
    { key: "sku", head: t("code"), width: 110, look: "dim", card: "2l", cell: ({ sku }) => sku },
    {
      key: "quantity",
      head: t("quantity"),
      width: 96,
      end: true,
      card: "1r",
      cell: ({ quantity, unit }) => t("pieces", { count: quantity, unit }),
    },
    {
      key: "slots",
      head: t("photo-slots"),
      width: 120,
      end: true,
      card: "2r",
      cell: ({ photoSlots }) =>
        photoSlots > 0 ? t("pictures", { count: photoSlots }) : <span className="none">–</span>,
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead title={t("items")} />
      <DataTable
        id="pieces"
        columns={columns}
        rows={items}
        rowKey={({ productId }) => productId}
        lines
        empty={<Nothing>{t("items-none")}</Nothing>}
      />
    </section>
  );
}
