"use client";

import { type ReactNode, useId } from "react";
import {
  type FieldError,
  type FieldPath,
  type FieldValues,
  get,
  type UseFormRegisterReturn,
  type UseFormReturn,
  useFormState,
} from "react-hook-form";
import { cn } from "@/components/ui/cn";
import { Label } from "@/components/ui/input";
import { Glyph } from "./status-word";
import { useWord } from "./use-word";

/** What a field hands to its control: its id, and what is wrong with it for those who cannot see. */
export type Control = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

type Dress = {
  label: ReactNode;
  hint?: ReactNode;
  /** Behind the label: 选填, or a link. */
  aside?: ReactNode;
  className?: string;
};

/** Label above, hint under, error under in a sentence; the control is whatever `children` returns. */
export function Field({
  label,
  hint,
  aside,
  error,
  className,
  children,
}: Dress & { error?: string; children: (control: Control) => ReactNode }) {
  const id = useId();
  const word = useWord();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={cn("field min-w-0", className)}>
      <div className="mb-[5px] flex items-baseline justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {aside && <span className="text-muted-foreground text-xs">{aside}</span>}
      </div>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="mt-[5px] flex items-start gap-1.5 text-wrong text-xs">
          <Glyph meaning="wrong" className="mt-0.5" />
          {word(error)}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-muted-foreground text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A Field of a react-hook-form form: registers the control and shows its error. */
export function FormField<I extends FieldValues, O>({
  form,
  name,
  children,
  ...dress
}: Dress & {
  form: UseFormReturn<I, unknown, O>;
  name: FieldPath<I>;
  children: (control: Control & UseFormRegisterReturn) => ReactNode;
}) {
  // Only this field redraws when its own error changes.
  const { errors } = useFormState({ control: form.control, name });
  const error: FieldError | undefined = get(errors, name);
  return (
    <Field {...dress} error={error ? (error.message ?? "core.invalid") : undefined}>
      {(control) => children({ ...control, ...form.register(name) })}
    </Field>
  );
}
