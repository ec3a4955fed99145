import { useTranslations } from "next-intl";
import { Empty } from "@/components/shared/empty";
import type { DayBoard as Board } from "@/lib/appointments/board";
import { type CalendarFilter, isNarrowed } from "@/lib/appointments/filters";
import { DayBoard } from "./day-board";
import { DayCards } from "./day-cards";
import type { Bookable } from "./resource-picker";

/** Columns on the desk, cards on the phone. */
export function DayView({
  board,
  filter,
  resources,
  day,
}: {
  board: Board;
  filter: CalendarFilter;
  resources: readonly Bookable[];
  day: string;
}) {
  const t = useTranslations("appointments");
  const narrowed = isNarrowed({ ...filter, branches: [] });
  const isBare = board.blocks.length === 0;
  const empty = <Empty title={t(narrowed ? "none-narrowed" : "none")} />;
  if (board.columns.length === 0 && isBare)
    return board.options.people.length + board.options.things.length > 0 ? (
      empty
    ) : (
      <Empty title={t("no-columns")} />
    );
  return (
    <>
      <DayBoard board={board} resources={resources} day={day} />
      {board.mayBook && (
        <p className="no-print mt-2 text-muted-foreground text-xs phone:hidden">{t("drag-hint")}</p>
      )}
      {isBare ? (
        <div className="hidden phone:block">{empty}</div>
      ) : (
        <DayCards
          blocks={board.blocks}
          named={({ resources: booked }) =>
            board.columns
              .filter(({ id }) => booked.includes(id))
              .map(({ code, name }) => [code, name].filter(Boolean).join(" "))
              .join("、")
          }
        />
      )}
    </>
  );
}
