import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Segment = { key: string; label: ReactNode; href: string };

/** Two or three ways to look at the same thing; each is an address. */
export function Segmented({
  segments,
  current,
  label,
}: {
  segments: readonly Segment[];
  current: string;
  label: string;
}) {
  return (
    <nav
      aria-label={label}
      className="no-print inline-flex w-fit rounded-md bg-secondary p-0.5 text-xs"
    >
      {segments.map(({ key, label: name, href }) => (
        <Link
          key={key}
          href={href as Route}
          prefetch={false}
          scroll={false}
          aria-current={key === current ? "true" : undefined}
          className={cn(
            "flex h-6 items-center rounded-[6px] px-[11px] phone:h-9",
            key === current
              ? "bg-card font-medium shadow-[0_1px_2px_oklch(0.25_0.02_40/.12)] dark:bg-[oklch(0.34_0.01_45)]"
              : "text-muted-foreground hover:text-foreground",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
