import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { NewBranchForm } from "@/components/branches/new-branch-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { write } from "@/lib/branches/access";
import { gate } from "@/lib/core/page";

export default async function NewBranch() {
  await gate(write);
  const t = await getTranslations("branches");
  return (
    <Words of={["branches"]}>
      <PageHead
        crumbs={[{ href: "/admin/branches", label: t("title") }, { label: t("new") }]}
        title={t("new")}
      />
      <NewBranchForm
        start={{
          id: uuid(),
          code: "",
          name: "",
          address: "",
          phone: "",
          zone: "Asia/Shanghai",
        }}
      />
    </Words>
  );
}
