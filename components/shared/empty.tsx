import type { ReactNode } from "react";
import { MarkOutline } from "./mark";

/** Nothing here yet: what belongs here, in one sentence, and the one button that begins it. */
export function Empty({
  title,
  children,
  act,
}: {
  title: ReactNode;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center">
      <MarkOutline className="size-10 text-input" />
      <p className="mt-3 font-medium">{title}</p>
      {children && <p className="mt-0.5 text-muted-foreground text-sm">{children}</p>}
      {act && <div className="mt-3.5 flex gap-2">{act}</div>}
    </div>
  );
}

/** A short "none" inside a page that has other things to say. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="py-3 text-muted-foreground text-sm">{children}</p>;
}
