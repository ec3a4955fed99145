import type { ReactNode } from "react";
import { type Meaning, StatusWord } from "@/components/shared/status-word";

/** One thing that sending depends on: its state in a word, and under it what it is or how to set it. */
export function ChannelState({
  title,
  meaning,
  state,
  children,
}: {
  title: ReactNode;
  meaning: Meaning;
  state: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="border-b py-5">
      <div className="mb-2 flex items-center gap-3">
        <h2>{title}</h2>
        <StatusWord meaning={meaning}>{state}</StatusWord>
      </div>
      {children}
    </section>
  );
}

/** What to do, with the line to write. */
export function Way({ children, line }: { children: ReactNode; line?: ReactNode }) {
  return (
    <div className="max-w-2xl text-sm">
      <p>{children}</p>
      {line && (
        <pre className="wrap-anywhere mt-2 whitespace-pre-wrap rounded-md bg-muted px-3 py-2 text-xs">
          {line}
        </pre>
      )}
    </div>
  );
}
