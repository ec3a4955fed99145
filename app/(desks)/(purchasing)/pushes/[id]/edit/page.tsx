import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PushForm } from "@/components/pushes/push-form";
import { RemarkForm } from "@/components/pushes/remark-form";
import { Note } from "@/components/shared/note";
import { PageHead } from "@/components/shared/page-head";
import { Steps } from "@/components/shared/steps";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { write } from "@/lib/pushes/access";
import { getDraft, listPlaces } from "@/lib/pushes/queries";
import { isOpenToEdit } from "@/lib/pushes/states";

export default async function EditPush({ params }: PageProps<"/pushes/[id]/edit">) {
  const actor = await gate(write);
  const { id } = await params;
  const draft = await found(getDraft(actor, id));
  const [{ places, shops }, t] = await Promise.all([listPlaces(actor), getTranslations("pushes")]);
  if (!isOpenToEdit(draft.status)) redirect(`/pushes/${id}`);
  const { form, names, zone, ofOrder, name } = draft;
  return (
    <>
      <PageHead
        title={t("edit-title")}
        crumbs={[
          { href: "/pushes", label: t("title") },
          { href: `/pushes/${id}`, label: name },
          { label: t("change") },
        ]}
      />
      <Steps
        label={t("steps")}
        at={1}
        steps={[t("step-targets"), t("step-fill"), t("step-confirm"), t("step-submit")]}
      />
      <Words of={["pushes"]}>
        {ofOrder ? (
          <>
            <Note className="mb-4 max-w-xl">{t("is-of-an-order")}</Note>
            <RemarkForm
              start={{ id, version: form.version, shipTo: form.shipTo, notes: form.notes }}
            />
          </>
        ) : (
          <PushForm
            back={`/pushes/${id}`}
            today={dayIn(zone)}
            places={places}
            shops={shops}
            names={names}
            start={form}
          />
        )}
      </Words>
    </>
  );
}
