"use client";

import { useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

const prefix = "draft:";

/** Kept in this browser only: a weak network or a closed tab does not cost the person what he typed. */
export function useDraft<I extends FieldValues, O>(
  form: UseFormReturn<I, unknown, O>,
  name?: string,
) {
  const key = name && prefix + name;
  const [found, setFound] = useState<I | null>(null);

  useEffect(() => {
    if (!key) return;
    setFound(read<I>(key));
    let timer: ReturnType<typeof setTimeout>;
    let kept = false;
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        clearTimeout(timer);
        if (isDirty) {
          kept = true;
          timer = setTimeout(write, 400, key, values);
        } else if (kept) localStorage.removeItem(key);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [form, key]);

  return {
    found,
    restore: () => {
      if (found) form.reset(found, { keepDefaultValues: true });
      setFound(null);
    },
    drop: () => {
      if (key) localStorage.removeItem(key);
      setFound(null);
    },
  };
}

function read<I>(key: string): I | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as I | null;
  } catch {
    return null;
  }
}

function write(key: string, values: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    // A full or forbidden store only means that no draft is offered.
  }
}

/** At sign-out: the next person at this computer must not find them. */
export function dropDrafts() {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(prefix)) localStorage.removeItem(key);
}
