"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Failure } from "@/lib/core/result";
import { loadDemo } from "@/lib/people/door/actions";
import { loadDemoInput } from "@/lib/people/door/schema";
import { showFields } from "./show-fields";

/** The demo company instead of one's own; then the sign-in page shows whom to try. */
export function LoadDemo() {
  const t = useTranslations("people");
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(loadDemoInput, undefined, { raw: true }),
    defaultValues: { code: "" },
  });
  const { isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFailure(null);
    const result = await loadDemo(values);
    if (result.ok) return location.replace("/login");
    setFailure(result.failure);
    showFields(form, result.failure);
  });

  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-4">
      <FormField form={form} name="code" label={t("set-up-code")}>
        {(f) => (
          <Input
            {...f}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono tracking-wider"
          />
        )}
      </FormField>
      <Refused failure={failure} atFields />
      <Button
        type="submit"
        variant="outline"
        pending={isSubmitting && t("set-up-demo-loading")}
        size="form"
        className="w-full"
      >
        {t("set-up-demo-load")}
      </Button>
    </form>
  );
}
