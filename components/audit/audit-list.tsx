import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Search, to } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Option } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import { type AuditRow, lookBack } from "@/lib/audit/queries";
import type { Role, Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { dayIn } from "@/lib/core/time";
import { Changes } from "./changes";

const path = "/admin/audit";
const kinds = [
  ...(["purchase-order", "push", "supplier", "product", "person", "role"] as const),
  ...(["company", "branch", "approval-rule", "permission"] as const),
];

export function AuditList({
  actor,
  page,
  people,
  search,
}: {
  actor: Staff;
  page: { rows: AuditRow[]; after: string | null };
  people: readonly Option[];
  search: Search;
}) {
  const t = useTranslations();
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  /** Modules write pushes.confirm or people:grant; unknown acts stand as they are. */
  const said = (key: string, plain: string) => (t.has(key as never) ? t(key as never) : plain);
  const columns: Column<AuditRow>[] = [
    {
      key: "at",
      head: t("audit.when"),
      width: 126,
      look: "dim",
      card: "1r",
      cell: ({ at }) => <Moment at={at} zone={zone} today={today} />,
    },
    {
      key: "who",
      head: t("audit.who"),
      width: 150,
      card: "1l",
      cell: (row) => (
        <>
          {row.actorKind === "staff" ? row.actorName : t(`audit.${row.actorKind}`)}
          {row.actorKind !== "job" && (
            <small>
              {row.roles.map((role) => t(`core.role-${role as Role}`)).join("、") || row.actorName}
            </small>
          )}
        </>
      ),
    },
    {
      key: "did",
      head: t("audit.did"),
      width: 140,
      look: "strong",
      card: "2l",
      cell: ({ act }) => said(`audit.act-${act.replaceAll(".", "-")}`, act),
    },
    {
      key: "document",
      head: t("audit.document"),
      width: 190,
      card: "2r",
      choose: "on",
      cell: ({ document, href, title }) => {
        const kind = said(`audit.kind-${document}`, document);
        return href ? (
          <Link href={to(href)} prefetch={false} className="hover:text-accent-foreground">
            {title || kind}
            {title && <small>{kind}</small>}
          </Link>
        ) : (
          <span className="text-muted-foreground">{kind}</span>
        );
      },
    },
    {
      key: "changes",
      head: t("audit.changes"),
      look: "wrap",
      card: "3l",
      cell: ({ changes, reason, document }) => (
        <Changes changes={changes} reason={reason} module={moduleOf[document]} zone={zone} />
      ),
    },
    {
      key: "network",
      head: t("audit.network"),
      width: 130,
      look: "dim wide",
      choose: "on",
      cell: ({ network, requestId }) => (
        <>
          {network}
          <small>{requestId}</small>
        </>
      ),
    },
  ];
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        filters={[
          { key: "who", label: t("audit.who"), kind: "choice", options: people },
          { key: "on", label: t("audit.when"), kind: "days" },
          {
            key: "kind",
            label: t("audit.kind"),
            kind: "choice",
            options: kinds.map((kind) => ({ value: kind, label: t(`audit.kind-${kind}`) })),
          },
          ...(search.document
            ? [{ key: "document", label: t("audit.this-document"), kind: "flag" as const }]
            : []),
        ]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="audit"
        lines
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        path={path}
        search={search}
        empty={<Empty title={t("audit.empty")}>{t("audit.empty-why", { days: lookBack })}</Empty>}
      />
      <Pager path={path} search={search} after={page.after} shown={page.rows.length} />
    </>
  );
}

/** Whose words a status is in. */
const moduleOf: Record<string, string> = {
  "purchase-order": "purchase-orders",
  push: "pushes",
  supplier: "suppliers",
};
