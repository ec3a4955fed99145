import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { MarkOutline } from "./mark";

/** A page that cannot be shown: what happened, why, and the way back. */
export function DeadEnd({
  title,
  children,
  reference,
  act,
  home,
}: {
  title: ReactNode;
  children: ReactNode;
  reference?: ReactNode;
  act?: ReactNode;
  home: ReactNode;
}) {
  return (
    <section className="m-auto flex min-h-[60dvh] max-w-md flex-col items-center justify-center px-6 py-16 text-center">
      <MarkOutline className="size-12 text-input" />
      <h1 className="mt-4">{title}</h1>
      <p className="mt-1.5 text-muted-foreground text-sm">{children}</p>
      {reference && (
        <p className="mt-3 select-all rounded-sm bg-muted px-2 py-0.5 font-mono text-muted-foreground text-xs">
          {reference}
        </p>
      )}
      <div className="mt-5 flex gap-2">
        {act}
        <Link
          href="/"
          prefetch={false}
          className={buttonClass({ variant: act ? "outline" : "primary" })}
        >
          {home}
        </Link>
      </div>
    </section>
  );
}
