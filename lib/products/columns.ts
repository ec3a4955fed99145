import type { ExportColumn } from "@/lib/core/export";
import { showMoney } from "@/lib/core/figures";
import type { ProductRow } from "./list";

/** What leaves in an export: what the list shows this reader, in words. */
export const exportColumns = (
  t: (key: string) => string,
  seesCost: boolean,
): ExportColumn<ProductRow>[] => [
  { head: t("sku"), cell: ({ sku }) => sku },
  { head: t("name"), cell: ({ name }) => name },
  { head: t("spec"), cell: ({ spec }) => spec },
  { head: t("kind"), cell: ({ kind }) => t(`kind-${kind}`) },
  { head: t("unit"), cell: ({ unit }) => unit },
  ...(seesCost
    ? [
        { head: t("suppliers"), cell: ({ suppliers }: ProductRow) => suppliers.join("、") },
        {
          head: t("cost"),
          cell: ({ cost }: ProductRow) => (cost === null ? "" : showMoney(cost)),
          number: true,
        },
      ]
    : []),
  { head: t("sale-price"), cell: ({ salePrice }) => showMoney(salePrice), number: true },
  {
    head: t("production-days"),
    cell: ({ productionDays }) => String(productionDays),
    number: true,
  },
];
