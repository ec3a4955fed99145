"use client";

import { useTranslations } from "next-intl";
import { type FormEventHandler, type ReactNode, useId } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { Conflict } from "@/components/shared/conflict";
import { Note } from "@/components/shared/note";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Failure } from "@/lib/core/result";

/** A small form over the page it belongs to; on the phone a sheet. */
export function FormDialog<I extends FieldValues, O>({
  title,
  sub,
  form,
  failure,
  pending,
  labels,
  save,
  wide,
  onSubmit,
  onClose,
  children,
}: {
  title: ReactNode;
  sub?: ReactNode;
  form: UseFormReturn<I, unknown, O>;
  failure: Failure | null;
  pending: boolean;
  labels: Readonly<Record<string, string>>;
  save?: ReactNode;
  wide?: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("shared");
  const word = useWord();
  const id = useId();
  return (
    <Dialog
      open
      wide={wide}
      onClose={onClose}
      title={title}
      sub={sub}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" pending={pending && t("saving")}>
            {save ?? t("save")}
          </Button>
          <Button variant="text" onClick={onClose}>
            {t("cancel")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid gap-4" noValidate>
        {children}
        {failure?.stored ? (
          <Conflict form={form} stored={failure.stored} labels={labels} />
        ) : (
          failure && (
            <Note meaning="wrong" role="alert">
              {word(failure.code, failure.params)}
            </Note>
          )
        )}
      </form>
    </Dialog>
  );
}
