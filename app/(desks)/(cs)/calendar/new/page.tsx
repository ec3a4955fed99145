import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { NewAppointment } from "@/components/appointments/new-appointment";
import { one } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { book } from "@/lib/appointments/access";
import { getBooker } from "@/lib/appointments/detail";
import { nextQuarter, startOf } from "@/lib/appointments/start";
import { branchesFor, can } from "@/lib/core/actor";
import { chosenBranch, todayIn } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { write as writeCustomers } from "@/lib/customers/access";
import { listBookable } from "@/lib/resources/queries";

export default async function NewAppointmentPage({ searchParams }: PageProps<"/calendar/new">) {
  const actor = await gate(book);
  const search = await searchParams;
  const wanted = one(search, "customer") ?? null;
  const [customer, chosen, t] = await Promise.all([
    wanted ? found(getBooker(actor, wanted)) : null,
    chosenBranch(actor),
    getTranslations("appointments"),
  ]);
  const branches = branchesFor(actor, book).map(({ id, name }) => ({ value: id, label: name }));
  const branchId =
    [customer?.branchId, one(search, "branch"), chosen, actor.branchId].find((id) =>
      branches.some(({ value }) => value === id),
    ) ??
    branches[0]?.value ??
    "";
  const resources = await listBookable(actor, branchId);
  const today = todayIn(actor, branchId);
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/calendar", label: t("title") }]} />
      <Words of={["appointments", "resources", "customers"]}>
        <NewAppointment
          branches={branches}
          customer={customer}
          resources={resources}
          mayAddCustomer={can(actor, writeCustomers)}
          start={{
            ...{ id: uuid(), branchId, customerId: customer?.value ?? "" },
            ...startOf(search, { today, soon: nextQuarter(actor, branchId) }, resources),
            ...{ hold: "", notes: "" },
          }}
        />
      </Words>
    </>
  );
}
