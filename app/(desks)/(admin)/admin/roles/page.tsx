import { getTranslations } from "next-intl/server";
import { RoleMatrix } from "@/components/roles/role-matrix";
import { PageHead } from "@/components/shared/page-head";
import { gate } from "@/lib/core/page";
import { read } from "@/lib/roles/access";
import { getMatrix } from "@/lib/roles/queries";

export default async function Roles() {
  const actor = await gate(read);
  const [matrix, t] = await Promise.all([getMatrix(actor), getTranslations("roles")]);
  return (
    <>
      <PageHead title={t("title")} sub={t("help")} />
      <p className="mb-3 text-muted-foreground text-sm phone:hidden">{t("matrix-hint")}</p>
      <RoleMatrix matrix={matrix} />
    </>
  );
}
