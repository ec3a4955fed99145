import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RoleMatrix } from "@/components/roles/role-matrix";
import { PageHead } from "@/components/shared/page-head";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { Staff } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { read } from "@/lib/roles/access";
import { getMatrix } from "@/lib/roles/queries";

export default async function Roles() {
  const actor = await gate(read);
  const t = await getTranslations("roles");
  return (
    <>
      <PageHead title={t("title")} sub={t("help")} />
      <p className="mb-3 text-muted-foreground text-sm phone:hidden">{t("matrix-hint")}</p>
      <Suspense fallback={<RowsSkeleton rows={16} />}>
        <Matrix actor={actor} />
      </Suspense>
    </>
  );
}

const Matrix = async ({ actor }: { actor: Staff }) => (
  <RoleMatrix matrix={await getMatrix(actor)} />
);
