"use client";

import { useTranslations } from "next-intl";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Choice } from "@/components/ui/input";
import { showFile } from "@/lib/attachments/actions";

/** 给供应商看: which files of a push its suppliers may fetch; ticked before it is confirmed. */
export function ShownFiles({
  files,
}: {
  files: readonly { id: string; name: string; forSupplier: boolean }[];
}) {
  const t = useTranslations("attachments");
  const { pending, failure, run } = useAction(showFile);
  return (
    <fieldset className="mt-3 grid gap-2" disabled={pending}>
      <legend className="mb-2 font-medium text-sm">{t("for-supplier")}</legend>
      {files.map(({ id, name, forSupplier }) => (
        <Choice
          key={id}
          checked={forSupplier}
          onChange={(event) => run({ id, shown: event.target.checked })}
        >
          {name}
        </Choice>
      ))}
      <Refused failure={failure} />
      <p className="text-muted-foreground text-xs">{t("for-supplier-hint")}</p>
    </fieldset>
  );
}
