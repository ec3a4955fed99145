import { getTranslations } from "next-intl/server";
import { EditPersonForm } from "@/components/people/edit-person-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { write } from "@/lib/people/access";
import { getPerson, listPlaces } from "@/lib/people/queries";

export default async function EditPerson({ params }: PageProps<"/admin/people/[id]/edit">) {
  const actor = await gate(write);
  const person = await found(getPerson(actor, (await params).id));
  const [places, t] = await Promise.all([listPlaces(actor), getTranslations("people")]);
  const { id, version, name, branchId, departmentId, workPhone, email, phoneLast4 } = person;
  return (
    <>
      <PageHead
        crumbs={[
          { href: "/admin/people", label: t("title") },
          { href: `/admin/people/${id}`, label: name },
          { label: t("edit") },
        ]}
        title={t("edit")}
      />
      <Words of={["people"]}>
        <EditPersonForm
          places={places}
          last4={phoneLast4}
          start={{
            id,
            version,
            name,
            branchId,
            departmentId: departmentId ?? "",
            workPhone,
            email,
            phone: "",
            dropPhone: false,
          }}
        />
      </Words>
    </>
  );
}
