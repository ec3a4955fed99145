import type { ReactNode } from "react";
import { Fragment } from "react";
import { Glyph } from "./status-word";

/** Where one is on a way of several pages: done, here, still to come. */
export function Steps({
  steps,
  at,
  label,
}: {
  steps: readonly ReactNode[];
  at: number;
  label: string;
}) {
  return (
    <ol aria-label={label} className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their order.
        <Fragment key={i}>
          {i > 0 && <li aria-hidden="true" className="h-px w-14 shrink bg-border phone:w-5" />}
          <li
            aria-current={i === at ? "step" : undefined}
            className={
              i === at
                ? "flex items-center gap-1.5 whitespace-nowrap font-semibold"
                : "flex items-center gap-1.5 whitespace-nowrap text-muted-foreground"
            }
          >
            <Glyph meaning={i < at ? "good" : i === at ? "current" : "neutral"} />
            {step}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
