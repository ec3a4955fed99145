import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { Failure } from "@/lib/core/result";

/** Puts what the server says about fields at these fields. */
export function showFields<I extends FieldValues, O>(
  form: UseFormReturn<I, unknown, O>,
  { fields = {} }: Failure,
): void {
  for (const [at, [field, messages]] of Object.entries(fields).entries())
    form.setError(field as FieldPath<I>, { message: messages[0] }, { shouldFocus: at === 0 });
}
