"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { to } from "@/components/shared/address";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { editPerson } from "@/lib/people/actions";
import type { Place } from "@/lib/people/queries";
import { editPersonInput, type EditPersonForm as Form } from "@/lib/people/schema";
import { PersonFacts } from "./person-facts";

export function EditPersonForm({
  start,
  places,
  last4,
}: {
  start: Form;
  places: readonly Place[];
  last4: string | null;
}) {
  const t = useTranslations("people");
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(editPersonInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, editPerson);
  const back = `/admin/people/${start.id}`;
  return (
    <form onSubmit={submit(() => router.push(to(back)))} className="grid max-w-xl gap-4" noValidate>
      <PersonFacts form={form} places={places} last4={last4} />
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        labels={{
          name: t("name"),
          workPhone: t("work-phone"),
          email: t("email"),
        }}
      />
    </form>
  );
}
