import { getTranslations } from "next-intl/server";
import { ShootTypes } from "@/components/packages/shoot-types";
import { AddType } from "@/components/packages/type-dialogs";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { read, write } from "@/lib/packages/access";
import { listShootTypes } from "@/lib/packages/types/queries";

export default async function ShootTypesPage() {
  const actor = await gate(read);
  const [types, t] = await Promise.all([listShootTypes(actor), getTranslations("packages")]);
  const mayWrite = can(actor, write);
  return (
    <Words of={["packages"]}>
      <PageHead
        title={t("types")}
        sub={t("types-help")}
        crumbs={[{ href: "/packages", label: t("title") }]}
        moves={mayWrite && <AddType />}
      />
      <ShootTypes types={types} mayWrite={mayWrite} />
    </Words>
  );
}
