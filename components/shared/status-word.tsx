import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** What a state means to the reader. The shape of its mark alone tells them apart. */
export type Meaning = "neutral" | "draft" | "waiting" | "good" | "wrong" | "current" | "closed";

export function StatusWord({
  meaning,
  pill,
  className,
  children,
}: {
  meaning: Meaning;
  /** In the head of a document; in a table the word stands without ground. */
  pill?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={cn(pill ? "st pill" : "st", className)} data-st={meaning}>
      {children}
    </span>
  );
}

export function Glyph({ meaning, className }: { meaning: Meaning; className?: string }) {
  return <span className={cn("glyph", className)} data-st={meaning} aria-hidden="true" />;
}
