import { getTranslations } from "next-intl/server";
import { RolePage } from "@/components/roles/role-page";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { read, write } from "@/lib/roles/access";
import { getRole } from "@/lib/roles/queries";

export default async function RoleDetail({ params }: PageProps<"/admin/roles/[role]">) {
  const actor = await gate(read);
  const role = await found(getRole(actor, (await params).role));
  const t = await getTranslations();
  const name = t(`core.role-${role.role}`);
  return (
    <Words of={["roles"]}>
      <PageHead
        crumbs={[{ href: "/admin/roles", label: t("roles.title") }, { label: name }]}
        title={name}
      />
      <RolePage role={role} mayWrite={can(actor, write)} />
    </Words>
  );
}
