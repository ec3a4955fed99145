import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { NewCustomer } from "@/components/customers/new-customer";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { branchesFor } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { write } from "@/lib/customers/access";

export default async function NewCustomerPage() {
  const actor = await gate(write);
  const [chosen, t] = await Promise.all([chosenBranch(actor), getTranslations("customers")]);
  const branches = branchesFor(actor, write).map(({ id, name }) => ({ value: id, label: name }));
  const home = [chosen, actor.branchId].find((id) => branches.some(({ value }) => value === id));
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/customers", label: t("title") }]} />
      <Words of={["customers"]}>
        <NewCustomer
          branches={branches}
          start={{
            id: uuid(),
            branchId: home ?? branches[0]?.value ?? "",
            source: "walk_in",
            referrerId: "",
            weddingOn: "",
            tags: "",
            notes: "",
            persons: [{ role: "bride", name: "", mobile: "" }],
            wechat: "",
          }}
        />
      </Words>
    </>
  );
}
