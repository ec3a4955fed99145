"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { Failure, Result } from "@/lib/core/result";

export type Act<I, T> = (input: I, key?: string) => Promise<Result<T>>;

/** Unguessable enough to name one attempt; works where crypto.randomUUID does not, on a shop's plain http. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** After these nobody knows whether the act happened, or it waits behind another: to be asked again. */
const unsettled = ["shared.no-answer", "core.unavailable", "core.busy"];

/**
 * Runs a server action once per key. The key outlives a lost connection, so that pressing again asks
 * for the same act and not for a second one; success and any other refusal make a new one. After a
 * success, which `done` tells until the next run, the page is drawn again, the one that `onDone` leads
 * to or this one, with what stands around it: the counts of the menu.
 */
export function useAction<I, T>(act: Act<I, T>) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const key = useRef<string | null>(null);

  const run = (input: I, onDone?: (data: T) => void, onRefused?: (failure: Failure) => void) =>
    start(async () => {
      setDone(false);
      key.current ??= newKey();
      const result = await attempt(act, input, key.current);
      if (result.ok || !unsettled.includes(result.failure.code)) key.current = null;
      start(() => {
        setFailure(result.ok ? null : result.failure);
        setDone(result.ok);
        if (!result.ok) return onRefused?.(result.failure);
        onDone?.(result.data);
        router.refresh();
      });
    });

  return { pending, failure, done, run, clear: () => setFailure(null) };
}

async function attempt<I, T>(act: Act<I, T>, input: I, key: string): Promise<Result<T>> {
  try {
    return await act(input, key);
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, failure: { code: "shared.no-answer" } };
  }
}

/** The same for a form: refusals go to the fields they name, the rest above the buttons. */
export function useFormAction<I extends FieldValues, O, T>(
  form: UseFormReturn<I, unknown, O>,
  act: Act<O, T>,
) {
  const { pending, failure, done, run, clear } = useAction(act);

  const submit = (onDone: (data: T) => void) =>
    form.handleSubmit((values) =>
      run(
        values,
        (data) => {
          // What was typed is what is stored now: nothing is unsaved any more.
          form.reset(form.getValues());
          onDone(data);
        },
        ({ fields = {} }) => {
          let first = true;
          for (const [field, messages] of Object.entries(fields)) {
            form.setError(field as FieldPath<I>, { message: messages[0] }, { shouldFocus: first });
            first = false;
          }
        },
      ),
    );

  return { pending, failure, done, submit, clear };
}
