import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type Fact = { label: ReactNode; value: ReactNode; strong?: boolean };

/** Facts of a document in one row, label above; on the phone label and value side by side. */
export function Facts({
  facts,
  className,
}: {
  facts: readonly (Fact | null | false)[];
  className?: string;
}) {
  return (
    <dl
      className={cn(
        "facts mb-4 flex flex-wrap gap-x-7 gap-y-3.5 text-sm phone:flex-col phone:gap-y-2 phone:text-base",
        className,
      )}
    >
      {facts.map(
        (fact, i) =>
          fact && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a document keep their places.
            <div key={i} className="min-w-24 flex-auto phone:grid phone:grid-cols-[5.5rem_1fr]">
              <dt className="text-muted-foreground text-xs phone:text-base">{fact.label}</dt>
              <dd className={fact.strong ? "font-medium" : undefined}>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Pairs under one another, hairlines between them, the value on the right edge. */
export function Pairs({ pairs }: { pairs: readonly Fact[] }) {
  return (
    <dl className="text-sm">
      {pairs.map(({ label, value }, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the pairs keep their places.
          key={i}
          className="flex min-h-[35px] items-center justify-between gap-3 not-last:border-b"
        >
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="text-right font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Total = { label: ReactNode; value: ReactNode };

/** 小计, 运费, 优惠 and the sum in the large step, all on one right edge. */
export function Totals({
  rows,
  total,
  className,
}: {
  rows: readonly Total[];
  total: Total;
  className?: string;
}) {
  return (
    <dl
      className={cn(
        "ml-auto grid w-fit shrink-0 whitespace-nowrap grid-cols-[auto_minmax(7rem,auto)] gap-x-4 text-right text-sm leading-[26px]",
        className,
      )}
    >
      {rows.map(({ label, value }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows keep their places.
        <div key={i} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="contents font-semibold text-lg leading-8">
        <dt>{total.label}</dt>
        <dd>{total.value}</dd>
      </div>
    </dl>
  );
}
