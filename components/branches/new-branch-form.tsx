"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { to } from "@/components/shared/address";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { addBranch } from "@/lib/branches/actions";
import { type AddBranchForm, addBranchInput } from "@/lib/branches/schema";
import { BranchFacts } from "./branch-facts";

export function NewBranchForm({ start }: { start: AddBranchForm }) {
  const t = useTranslations("branches");
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(addBranchInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, addBranch);
  return (
    <form
      onSubmit={submit(({ id }) => router.push(to(`/admin/branches/${id}`)))}
      className="grid max-w-xl gap-4"
      noValidate
    >
      <FormField form={form} name="code" label={t("code")} hint={t("code-hint")}>
        {(f) => <Input {...f} autoFocus autoComplete="off" maxLength={4} className="uppercase" />}
      </FormField>
      <BranchFacts form={form} />
      <FormFoot form={form} failure={failure} pending={pending} back="/admin/branches" />
    </form>
  );
}
