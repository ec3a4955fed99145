"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { newKey } from "@/components/shared/use-action";
import type { Failure, Result } from "@/lib/core/result";

export type BatchRow<T> = {
  id: string;
  name: string;
  result: Result<T> | null;
};

/**
 * Runs an act for each document by itself, one after the other: one that is refused stops no other
 * (A12). The page behind is drawn again at the end, whether or not the results still stand open.
 */
export function useBatch<T>(act: (id: string, key: string) => Promise<Result<T>>) {
  const router = useRouter();
  const [rows, setRows] = useState<readonly BatchRow<T>[] | null>(null);
  const run = async (documents: readonly { id: string; name: string }[]) => {
    setRows(documents.map((one) => ({ ...one, result: null })));
    for (const { id } of documents) {
      const result = await attempt(() => act(id, newKey()));
      setRows((now) => now?.map((row) => (row.id === id ? { ...row, result } : row)) ?? null);
    }
    router.refresh();
  };
  const running = rows?.some(({ result }) => result === null) ?? false;
  return { rows, running, run, close: () => setRows(null) };
}

const noAnswer: Failure = { code: "shared.no-answer" };

async function attempt<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask();
  } catch {
    return { ok: false, failure: noAnswer };
  }
}
