import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/shared/data-table";
import { StatusWord } from "@/components/shared/status-word";
import type { CompanyPage } from "@/lib/branches/queries";

type Row = CompanyPage["branches"][number];

export function BranchTable({ branches }: { branches: readonly Row[] }) {
  const t = useTranslations("branches");
  const columns: Column<Row>[] = [
    {
      key: "name",
      head: t("name"),
      width: 170,
      look: "strong",
      card: "1l",
      cell: ({ name }) => name,
    },
    { key: "code", head: t("code"), width: 80, look: "dim", card: "1r", cell: ({ code }) => code },
    {
      key: "address",
      head: t("address"),
      look: "dim",
      card: "2l",
      cell: ({ address }) => address,
    },
    {
      key: "phone",
      head: t("phone"),
      width: 140,
      look: "dim wide",
      cell: ({ phone }) => phone,
    },
    {
      key: "departments",
      head: t("departments"),
      width: 70,
      end: true,
      cell: ({ departments }) => departments.filter(({ active }) => active).length,
    },
    {
      key: "inbox",
      head: t("inbox"),
      width: 180,
      card: "3l",
      cell: ({ members }) =>
        members.length > 0 ? (
          members.map(({ name }) => name).join("、")
        ) : (
          <span className="text-muted-foreground">–</span>
        ),
    },
    {
      key: "state",
      head: t("active"),
      width: 90,
      card: "2r",
      cell: ({ active }) =>
        active ? (
          <StatusWord meaning="neutral">{t("active")}</StatusWord>
        ) : (
          <StatusWord meaning="closed">{t("closed")}</StatusWord>
        ),
    },
  ];
  return (
    <DataTable
      id="branches"
      columns={columns}
      rows={branches}
      rowKey={({ id }) => id}
      href={({ id }) => `/admin/branches/${id}`}
    />
  );
}
