"use client";

import { useCallback } from "react";
import { SaveView, type ViewInput } from "@/components/shared/save-view";
import { saveView } from "@/lib/views/actions";

/** 保存为视图 for one list: what stands in the address now, under a name. */
export function KeepView({ list }: { list: string }) {
  const save = useCallback(
    (input: ViewInput, key?: string) => saveView({ ...input, list }, key),
    [list],
  );
  return <SaveView save={save} />;
}
