"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Choice, Input } from "@/components/ui/input";
import { Field } from "./field";
import { Note } from "./note";
import { type Act, useAction } from "./use-action";
import { useWord } from "./use-word";

/** The filters as they stand, kept under a name, for oneself or the team. `query` is the address after the question mark. */
export type ViewInput = { name: string; shared: boolean; query: string };

export function SaveView<T>({ save }: { save: Act<ViewInput, T> }) {
  const t = useTranslations("shared");
  const word = useWord();
  const [open, setOpen] = useState(false);
  const { pending, failure, run } = useAction(save);

  const submit = (data: FormData) =>
    run(
      {
        name: String(data.get("name") ?? "").trim(),
        shared: data.get("shared") === "on",
        query: location.search.slice(1),
      },
      () => setOpen(false),
    );

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex items-center gap-1 hover:text-foreground"
      >
        <Icon name="plus" className="size-3.5" />
        {t("save-view")}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("save-view")}>
        <form action={submit} className="grid gap-4">
          <Field
            label={t("view-name")}
            hint={t("view-name-hint")}
            error={failure?.fields?.name?.[0]}
          >
            {(control) => (
              <Input {...control} name="name" required maxLength={20} autoComplete="off" />
            )}
          </Field>
          <Choice name="shared">{t("view-team")}</Choice>
          {failure && !failure.fields && (
            <Note meaning="wrong" role="alert">
              {word(failure.code, failure.params)}
            </Note>
          )}
          <div className="flex flex-row-reverse gap-2">
            <Button type="submit" variant="primary" pending={pending && t("saving")}>
              {t("save")}
            </Button>
            <Button variant="text" onClick={() => setOpen(false)}>
              {t("cancel")}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
