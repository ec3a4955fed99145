import type { ExportColumn } from "@/lib/core/export";
import type { SupplierRow } from "./list";

/** What leaves in an export: what the list shows, in words. No phone number beyond its last four digits. */
export const exportColumns = (t: (key: string) => string): ExportColumn<SupplierRow>[] => [
  { head: t("code"), cell: ({ code }) => code },
  { head: t("name"), cell: ({ name }) => name },
  { head: t("kind"), cell: ({ kind }) => t(`kind-${kind}`) },
  { head: t("status"), cell: ({ status }) => t(`status-${status}`) },
  { head: t("reason"), cell: ({ statusReason }) => statusReason },
  { head: t("contact"), cell: ({ contact }) => contact?.name },
  { head: t("mobile"), cell: ({ contact }) => contact?.last4 && `****${contact.last4}` },
  {
    head: t("channels"),
    cell: ({ channels }) => channels.map((one) => t(`channel-${one}`)).join("、"),
  },
  { head: t("settlement"), cell: ({ settlement }) => t(`settlement-${settlement}`) },
  { head: t("terms"), cell: ({ paymentTerms }) => paymentTerms },
  { head: t("lead-days"), cell: ({ leadDays }) => String(leadDays), number: true },
  { head: t("items-count"), cell: ({ items }) => String(items), number: true },
];
