"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input, Select } from "@/components/ui/input";
import { Field } from "./field";
import { Refused } from "./refused";
import { type Act, useAction } from "./use-action";
import { type ViewInput, viewAudiences } from "./view-input";

export function SaveViewDialog<T>({
  save,
  onClose,
}: {
  save: Act<ViewInput, T>;
  onClose: () => void;
}) {
  const t = useTranslations("shared");
  const { pending, failure, run } = useAction(save);

  const submit = (data: FormData) =>
    run(
      {
        name: String(data.get("name") ?? "").trim(),
        audience: viewAudiences.find((one) => one === data.get("audience")) ?? "own",
        query: location.search.slice(1),
      },
      onClose,
    );

  return (
    <Dialog open onClose={onClose} title={t("save-view")}>
      <form action={submit} className="grid gap-4">
        <Field label={t("view-name")} hint={t("view-name-hint")} error={failure?.fields?.name?.[0]}>
          {(control) => (
            <Input {...control} name="name" required maxLength={20} autoComplete="off" />
          )}
        </Field>
        <Field label={t("view-for")} error={failure?.fields?.audience?.[0]}>
          {(control) => (
            <Select {...control} name="audience" defaultValue="own">
              {viewAudiences.map((one) => (
                <option key={one} value={one}>
                  {t(`view-for-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Refused failure={failure} atFields />
        <div className="flex flex-row-reverse gap-2">
          <Button type="submit" variant="primary" pending={pending && t("saving")}>
            {t("save")}
          </Button>
          <Button variant="text" onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
