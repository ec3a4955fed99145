"use client";

import { useEffect, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

const prefix = "draft:";

/** Kept in this browser only: a weak network or a closed tab does not cost the person what he typed. */
export function useDraft<I extends FieldValues, O>(
  form: UseFormReturn<I, unknown, O>,
  name: string | undefined,
  isDirty: boolean,
) {
  const key = name && prefix + name;
  const [found, setFound] = useState<I | null>(null);
  const dirty = useRef(false);

  useEffect(() => {
    // Saved, or set back by hand: nothing is left to offer.
    if (key && dirty.current && !isDirty) localStorage.removeItem(key);
    dirty.current = isDirty;
  }, [key, isDirty]);

  useEffect(() => {
    if (!key) return;
    setFound(read<I>(key));
    let timer: ReturnType<typeof setTimeout>;
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(timer);
        timer = setTimeout(() => dirty.current && write(key, values), 400);
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
