import { getTranslations } from "next-intl/server";
import { Twins } from "@/components/customers/twins";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { merge } from "@/lib/customers/access";
import { listTwins } from "@/lib/customers/merging/queries";

export default async function DuplicatesPage() {
  const actor = await gate(merge);
  const [twins, t] = await Promise.all([
    listTwins(actor, await chosenBranch(actor)),
    getTranslations("customers"),
  ]);
  return (
    <Words of={["customers"]}>
      <PageHead
        title={t("twins")}
        sub={t("twins-help")}
        crumbs={[{ href: "/customers", label: t("title") }]}
      />
      <Twins twins={twins} />
    </Words>
  );
}
