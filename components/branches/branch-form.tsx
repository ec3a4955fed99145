"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Choice } from "@/components/ui/input";
import { changeBranch } from "@/lib/branches/actions";
import { type ChangeBranchForm, changeBranchInput } from "@/lib/branches/schema";
import { BranchFacts } from "./branch-facts";

export function BranchForm({ start }: { start: ChangeBranchForm }) {
  const t = useTranslations("branches");
  const form = useForm({
    resolver: zodResolver(changeBranchInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, done, submit } = useFormAction(form, changeBranch);
  return (
    <form
      onSubmit={submit(({ version }) => form.reset({ ...form.getValues(), version }))}
      className="grid gap-4"
      noValidate
    >
      <BranchFacts form={form} />
      <Choice hint={t("active-hint")} {...form.register("active")}>
        {t("active")}
      </Choice>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        saved={done}
        labels={{ name: t("name"), address: t("address"), phone: t("phone"), zone: t("zone") }}
      />
    </form>
  );
}
