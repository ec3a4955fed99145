import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { PackageForm } from "@/components/packages/package-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { seeFloor, write } from "@/lib/packages/access";
import { packageChoices } from "@/lib/packages/choices";

export default async function NewPackagePage() {
  const actor = await gate(write);
  const [{ categories, branches }, t] = await Promise.all([
    packageChoices(actor),
    getTranslations("packages"),
  ]);
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/packages", label: t("title") }]} />
      <Words of={["packages"]}>
        <PackageForm
          back="/packages"
          categories={categories}
          branches={branches}
          named={[]}
          seesFloor={can(actor, seeFloor)}
          start={{
            ...{ id: uuid(), version: 0, code: "", name: "" },
            categoryId: categories[0]?.value ?? "",
            ...{ price: "", floorPrice: "0.00", deposit: "0.00" },
            ...{ branchIds: [], validFrom: "", validUntil: "" },
            ...{ shoots: "1", looks: "3", leastShots: "60", retouched: "30", inAlbum: "30" },
            ...{ allFiles: true, extraRetouch: "0.00", extraInAlbum: "0.00" },
            ...{ notes: "", active: true, items: [] },
          }}
        />
      </Words>
    </>
  );
}
