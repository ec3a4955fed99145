import { getTranslations } from "next-intl/server";
import { PackageForm } from "@/components/packages/package-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { seeFloor, write } from "@/lib/packages/access";
import { packageChoices } from "@/lib/packages/choices";
import { getPackage } from "@/lib/packages/profile";
import { formOf } from "@/lib/packages/writes";

export default async function EditPackagePage({ params }: PageProps<"/packages/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const [sold, t] = await Promise.all([found(getPackage(actor, id)), getTranslations("packages")]);
  const { categories, branches } = await packageChoices(actor, sold.categoryId);
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/packages", label: t("title") },
          { href: `/packages/${id}`, label: sold.name },
        ]}
      />
      <Words of={["packages"]}>
        <PackageForm
          start={formOf(sold, sold.items)}
          back={`/packages/${id}`}
          categories={categories}
          branches={branches}
          named={sold.items.map(({ productId, name, spec }) => ({
            value: productId,
            label: `${name} ${spec}`.trim(),
          }))}
          seesFloor={can(actor, seeFloor)}
        />
      </Words>
    </>
  );
}
