"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { showDay } from "@/components/shared/day";
import { Button } from "@/components/ui/button";
import { clockOf, type FreeTime, minutesOf } from "@/lib/appointments/rules";
import type { Failure } from "@/lib/core/result";
import { findFree } from "./find-free";

type Asked = {
  branchId: string;
  on: string;
  from: string;
  until: string;
  resourceIds: readonly string[];
  but?: string;
};

const offered = ["appointments.taken", "appointments.taken-elsewhere", "appointments.cap-of"];

/** "Next slot with this photographer and dress 023": asked by a button, and by itself after a refusal. */
export function FreeTimes({
  ask,
  failure,
  onTake,
}: {
  ask: () => Asked;
  failure: Failure | null;
  onTake: (time: { on: string; from: string; until: string }) => void;
}) {
  const t = useTranslations("appointments");
  const locale = useLocale();
  const [found, setFound] = useState<{ times: FreeTime[]; minutes: number } | null>(null);
  const [searching, start] = useTransition();

  const search = () =>
    start(async () => {
      const { from, until, ...rest } = ask();
      const length = (minutesOf(until) ?? 0) - (minutesOf(from) ?? 0);
      const minutes = length > 0 ? length : 60;
      const times = await findFree({
        ...rest,
        ...{ minutes, from: minutesOf(from) === null ? "09:00" : from },
        resourceIds: [...rest.resourceIds],
      });
      setFound({ times: times ?? [], minutes });
    });

  // A refusal is asked about once; `search` reads the form as it is then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the refusal alone begins it.
  useEffect(() => {
    if (failure && offered.includes(failure.code)) search();
  }, [failure]);

  return (
    <div className="grid gap-2">
      <div>
        <Button icon="search" onClick={search} pending={searching && `${t("find-free")}…`}>
          {t("find-free")}
        </Button>
      </div>
      {found && (
        <div role="status">
          <p className="mb-1.5 text-muted-foreground text-xs">
            {t(found.times.length > 0 ? "free" : "free-none")}
          </p>
          <div className="flex flex-wrap gap-2">
            {found.times.map(({ on, from }) => (
              <button
                key={`${on} ${from}`}
                type="button"
                onClick={() =>
                  onTake({ on, from: clockOf(from), until: clockOf(from + found.minutes) })
                }
                className="h-8 rounded-md border px-3 text-sm tabular-nums hover:bg-muted phone:h-11 phone:rounded-lg phone:text-base"
              >
                {showDay(on, locale)} {clockOf(from)}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
