import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { to } from "@/components/shared/address";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Empty } from "@/components/shared/empty";
import { buttonClass } from "@/components/ui/button";
import { dismissTwin } from "@/lib/customers/merging/actions";
import type { Twin } from "@/lib/customers/merging/queries";

/** Pairs that may be one household, and what to do with each. */
export function Twins({ twins }: { twins: readonly Twin[] }) {
  const t = useTranslations("customers");
  const columns: Column<Twin>[] = [
    {
      key: "one",
      head: t("twin-one"),
      look: "strong",
      card: "1l",
      cell: ({ one }) => <File of={one} />,
    },
    { key: "other", head: t("twin-other"), card: "2l", cell: ({ other }) => <File of={other} /> },
    {
      ...{ key: "why", head: t("twin-why"), width: 150, card: "3l" },
      cell: ({ why }) => t(`twin-${why}`),
    },
    {
      key: "branch",
      head: t("branch"),
      width: 72,
      look: "dim",
      card: "1r",
      cell: ({ branch }) => branch,
    },
    {
      ...{ key: "moves", head: <span className="sr-only">{t("merge")}</span>, width: 190 },
      ...{ end: true, card: "3r" },
      cell: ({ id, one, other }) => (
        <span className="inline-flex gap-2">
          <Link
            href={to(`/customers/${one.id}/merge?with=${other.id}`)}
            prefetch={false}
            className={buttonClass({ size: "small" })}
          >
            {t("merge")}
          </Link>
          <ActButton act={dismissTwin} input={{ id }} size="small" variant="text">
            {t("twin-dismiss")}
          </ActButton>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      id="twins"
      columns={columns}
      rows={twins}
      rowKey={({ id }) => id}
      empty={<Empty title={t("twins-none")}>{t("twins-none-hint")}</Empty>}
    />
  );
}

function File({ of: { id, name, number } }: { of: Twin["one"] }) {
  return (
    <Link href={to(`/customers/${id}`)} prefetch={false} className="link">
      {name} <span className="text-muted-foreground">{number}</span>
    </Link>
  );
}
