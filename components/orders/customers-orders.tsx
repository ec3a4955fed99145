import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { NewLink } from "@/components/shared/new-link";
import { SectionHead } from "@/components/shared/page-head";
import type { Day } from "@/lib/core/time";
import type { CustomersOrder } from "@/lib/orders/profile";
import { OrderState } from "./order-state";

/** On a customer's page: what the household bought, newest first. */
export function CustomersOrders({
  orders,
  customerId,
  today,
  mayWrite,
}: {
  orders: readonly CustomersOrder[];
  customerId: string;
  today: Day;
  mayWrite: boolean;
}) {
  const t = useTranslations("orders");
  const columns: Column<CustomersOrder>[] = [
    {
      key: "number",
      head: t("number"),
      width: 176,
      card: "2l",
      cell: ({ number, draftName }) => number ?? draftName,
    },
    { key: "package", head: t("package"), look: "strong", card: "1l", cell: (row) => row.package },
    {
      key: "status",
      head: t("status"),
      width: 92,
      card: "2r",
      cell: ({ status }) => <OrderState status={status} />,
    },
    {
      key: "promised",
      head: t("promised"),
      width: 136,
      cell: ({ promisedOn }) => <DayText on={promisedOn} today={today} />,
    },
    {
      key: "total",
      head: t("total-yuan"),
      width: 126,
      end: true,
      card: "1r",
      cell: ({ total }) => <Amount fen={total} />,
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead
        title={t("of-customer")}
        end={mayWrite && <NewLink href={`/orders/new?customer=${customerId}`}>{t("new")}</NewLink>}
      />
      <DataTable
        id="orders-of-customer"
        columns={columns}
        rows={orders}
        rowKey={({ id }) => id}
        href={({ id }) => `/orders/${id}`}
        lines
        empty={<Nothing>{t("of-customer-none")}</Nothing>}
      />
    </section>
  );
}
