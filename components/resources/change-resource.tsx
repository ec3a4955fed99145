"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { changeResource } from "@/lib/resources/actions";
import { type ChangeResourceForm, changeResourceInput } from "@/lib/resources/schema";
import { ResourceFields, useLabels } from "./resource-fields";

type Shown = { start: ChangeResourceForm; isPerson: boolean; called: string };

export function ChangeResource(shown: Shown) {
  const t = useTranslations("resources");
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => open(true)}>
        {t("edit")}
        <span className="sr-only"> {shown.called}</span>
      </Button>
      {isOpen && <ChangeDialog {...shown} onClose={() => open(false)} />}
    </>
  );
}

function ChangeDialog({ start, isPerson, called, onClose }: Shown & { onClose: () => void }) {
  const labels = useLabels();
  const form = useForm<ChangeResourceForm>({
    resolver: zodResolver(changeResourceInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, changeResource);
  return (
    <FormDialog
      title={called}
      form={form}
      failure={failure}
      pending={pending}
      labels={labels}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <ResourceFields form={form} isPerson={isPerson} />
    </FormDialog>
  );
}
