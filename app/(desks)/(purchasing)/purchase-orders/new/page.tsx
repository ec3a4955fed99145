import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { blankOrder } from "@/components/purchase-orders/blank-order";
import { OrderForm } from "@/components/purchase-orders/order-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { branchesFor } from "@/lib/core/actor";
import { chosenBranch, zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { write } from "@/lib/purchase-orders/access";

export default async function NewOrder() {
  const actor = await gate(write);
  const [t, chosen] = await Promise.all([getTranslations("purchase-orders"), chosenBranch(actor)]);
  const branches = branchesFor(actor, write).map(({ id, name }) => ({ id, name }));
  const wanted = [chosen, actor.branchId].find((id) => branches.some((one) => one.id === id));
  return (
    <Words of={["purchase-orders", "approvals"]}>
      <PageHead
        crumbs={[{ href: "/purchase-orders", label: t("crumb") }]}
        title={t("form-new")}
        sub={t("form-new-help")}
      />
      <OrderForm
        mode="new"
        start={blankOrder(uuid(), wanted ?? branches[0]?.id ?? "")}
        branches={branches}
        today={dayIn(zoneOf(actor))}
      />
    </Words>
  );
}
