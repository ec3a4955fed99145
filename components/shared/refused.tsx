"use client";

import type { ReactNode } from "react";
import type { Failure } from "@/lib/core/result";
import { Note } from "./note";
import { useWord } from "./use-word";

/** Why the server said no, in a sentence. `atFields`: what belongs to a field stands there and is not said again. */
export function Refused({
  failure,
  lead,
  atFields = false,
  className,
}: {
  failure: Failure | null;
  lead?: ReactNode;
  atFields?: boolean;
  className?: string;
}) {
  const word = useWord();
  if (!failure || (atFields && failure.fields)) return null;
  return (
    <Note meaning="wrong" role="alert" lead={lead} className={className}>
      {word(failure.code, failure.params)}
    </Note>
  );
}
