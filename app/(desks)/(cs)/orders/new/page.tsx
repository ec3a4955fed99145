import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { OrderForm } from "@/components/orders/order-form";
import { one } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { branchesFor, reaches } from "@/lib/core/actor";
import { chosenBranch, todayIn } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { addDays } from "@/lib/core/time";
import { getCustomer } from "@/lib/customers/profile";
import { write } from "@/lib/orders/access";
import { orderChoices } from "@/lib/orders/profile";
import { limitBpOf } from "@/lib/orders/rules";

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What most studios promise for a wedding, counted from the shoot (domain.md 4). */
const usualDays = 45;

export default async function NewOrderPage({ searchParams }: PageProps<"/orders/new">) {
  const actor = await gate(write);
  const asked = one(await searchParams, "customer") ?? "";
  const customer = uuidShape.test(asked) ? await getCustomer(actor, asked).catch(() => null) : null;
  const branches = branchesFor(actor, write).map(({ id }) => id);
  const here = (await chosenBranch(actor)) ?? actor.branchId;
  const branchId =
    customer?.branchId ?? (branches.includes(here) ? here : (branches[0] ?? actor.branchId));
  const [{ packages, colleagues }, t] = await Promise.all([
    orderChoices(actor, branchId),
    getTranslations("orders"),
  ]);
  const isFixed = !reaches(actor, write, { branchId });
  const isHere = colleagues.some(({ value }) => value === actor.id);
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/orders", label: t("title") }]} />
      <Words of={["orders", "customers"]}>
        <OrderForm
          back="/orders"
          customer={customer && { value: customer.id, label: customer.name, sub: customer.number }}
          packages={packages}
          colleagues={colleagues}
          named={[]}
          limitBp={limitBpOf(actor.roles)}
          isFixed={isFixed}
          start={{
            ...{ id: uuid(), version: 0, branchId, customerId: customer?.id ?? "" },
            ...{ packageId: "", items: [], discount: "0.00", discountReason: "" },
            ...{ deposit: "0.00", depositKind: "deposit", weddingOn: customer?.weddingOn ?? "" },
            promisedOn: addDays(todayIn(actor, branchId), usualDays),
            notes: "",
            ownerId: isHere ? actor.id : (colleagues[0]?.value ?? actor.id),
            ...{ leadBy: "", invitedBy: "", supervisedBy: "" },
          }}
        />
      </Words>
    </>
  );
}
