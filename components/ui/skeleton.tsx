import { cn } from "./cn";

/** A bar at the place of the text that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={cn("block h-3 rounded-xs bg-secondary", className)} />;
}

const widths = ["w-32", "w-28", "w-36", "w-30"];

/** Rows of a table to come, at their real height. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity.
        <div key={i} className="flex h-row items-center gap-4.5 border-b">
          <Skeleton className="w-[15px]" />
          <Skeleton className={widths[i % widths.length]} />
          <Skeleton className="w-20" />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}

/** A list to come: its tabs, its filters, its rows. */
export function ListSkeleton() {
  return (
    <>
      <div className="flex h-10 items-center gap-6 border-b" aria-hidden="true">
        {widths.map((width) => (
          <Skeleton key={width} className="w-14" />
        ))}
      </div>
      <div className="flex h-12 items-center" aria-hidden="true">
        <Skeleton className="h-7 w-56" />
      </div>
      <RowsSkeleton rows={14} />
    </>
  );
}
