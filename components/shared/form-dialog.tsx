"use client";

import { useTranslations } from "next-intl";
import { type FormEventHandler, type ReactNode, useId } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { Dialog } from "@/components/ui/dialog";
import type { Failure } from "@/lib/core/result";
import { Conflict } from "./conflict";
import { DialogFoot } from "./dialog-foot";
import { Refused } from "./refused";

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
  const id = useId();
  return (
    <Dialog
      open
      wide={wide}
      onClose={onClose}
      title={title}
      sub={sub}
      foot={
        <DialogFoot type="submit" form={id} pending={pending && t("saving")} onClose={onClose}>
          {save ?? t("save")}
        </DialogFoot>
      }
    >
      <form id={id} onSubmit={onSubmit} className="grid gap-4" noValidate>
        {children}
        {failure?.stored ? (
          <Conflict form={form} stored={failure.stored} labels={labels} />
        ) : (
          <Refused failure={failure} />
        )}
      </form>
    </Dialog>
  );
}
