import type { ExportColumn } from "@/lib/core/export";
import type { CustomerRow } from "./list";

/** What leaves in an export: what the list shows, in words. No number beyond its last four digits. */
export const exportColumns = (t: (key: string) => string): ExportColumn<CustomerRow>[] => [
  { head: t("number"), cell: ({ number }) => number },
  { head: t("name"), cell: ({ name }) => name },
  { head: t("phone"), cell: ({ phones }) => phones.join("、") },
  { head: t("source"), cell: ({ source }) => t(`source-${source}`) },
  { head: t("wedding"), cell: ({ weddingOn }) => weddingOn },
  { head: t("tags"), cell: ({ tags }) => tags.join("、") },
  { head: t("owner"), cell: ({ owner }) => owner },
  { head: t("branch"), cell: ({ branch }) => branch },
  { head: t("next"), cell: ({ nextStep }) => nextStep },
  { head: t("next-on"), cell: ({ nextOn }) => nextOn },
];
