import type { ExportColumn } from "@/lib/core/export";
import type { PushListRow } from "./list";

/** What leaves in an export: what the list shows, in words. */
export const exportColumns = (t: (key: string) => string): ExportColumn<PushListRow>[] => [
  { head: t("number"), cell: ({ number, draftName }) => number ?? draftName },
  { head: t("target"), cell: ({ names }) => names },
  { head: t("kind"), cell: ({ kinds }) => kinds.map((kind) => t(`kind-${kind}`)).join("、") },
  { head: t("content"), cell: ({ summary }) => summary },
  { head: t("status"), cell: ({ status }) => t(`status-${status}`) },
  {
    head: t("state"),
    cell: ({ progress }) => (progress === "none" ? "" : t(`progress-${progress}`)),
  },
  { head: t("due"), cell: ({ dueOn }) => dueOn },
  { head: t("of-order"), cell: ({ orderNumber }) => orderNumber },
  { head: t("submitted-at"), cell: ({ submittedAt }) => submittedAt?.toISOString() },
  { head: t("author"), cell: ({ author }) => author },
  { head: t("branch"), cell: ({ branch }) => branch },
];
