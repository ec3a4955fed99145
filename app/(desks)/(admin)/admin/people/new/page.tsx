import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { PersonForm } from "@/components/people/person-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { can, roles } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { grant, write } from "@/lib/people/access";
import { listPlaces } from "@/lib/people/queries";

export default async function NewPerson() {
  const actor = await gate(write);
  const [places, t] = await Promise.all([listPlaces(actor), getTranslations()]);
  return (
    <>
      <PageHead
        crumbs={[{ href: "/admin/people", label: t("people.title") }, { label: t("people.new") }]}
        title={t("people.new")}
      />
      <Words of={["people"]}>
        <PersonForm
          places={places}
          roles={
            can(actor, grant)
              ? roles.map((role) => ({ value: role, label: t(`core.role-${role}`) }))
              : []
          }
          start={{
            id: uuid(),
            account: "",
            name: "",
            branchId: actor.branchId,
            departmentId: "",
            workPhone: "",
            email: "",
            phone: "",
            dropPhone: false,
            seats: [],
          }}
        />
      </Words>
    </>
  );
}
