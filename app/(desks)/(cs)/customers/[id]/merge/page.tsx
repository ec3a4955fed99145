import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { ChooseOther } from "@/components/customers/choose-other";
import { MergeCustomers } from "@/components/customers/merge-customers";
import { one } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { merge } from "@/lib/customers/access";
import { getMerge } from "@/lib/customers/merging/queries";
import { getCustomer } from "@/lib/customers/profile";

export default async function MergePage({
  params,
  searchParams,
}: PageProps<"/customers/[id]/merge">) {
  const actor = await gate(merge);
  const { id } = await params;
  const other = one(await searchParams, "with");
  const t = await getTranslations("customers");
  const customer = await found(getCustomer(actor, id));
  const both = other ? await found(getMerge(actor, id, other)) : null;
  return (
    <Words of={["customers"]}>
      <PageHead
        title={t("merge")}
        sub={t("merge-help")}
        crumbs={[
          { href: "/customers", label: t("title") },
          { href: `/customers/${id}`, label: customer.name },
        ]}
      />
      {both ? <MergeCustomers key={other} both={both} mergeId={uuid()} /> : <ChooseOther id={id} />}
    </Words>
  );
}
