import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AppointmentList } from "@/components/appointments/appointment-list";
import { CalendarBar } from "@/components/appointments/calendar-bar";
import { CalendarHead } from "@/components/appointments/calendar-head";
import { DayView } from "@/components/appointments/day-view";
import { MonthBoard, WeekBoard } from "@/components/appointments/week-board";
import type { Search } from "@/components/shared/address";
import { showDay } from "@/components/shared/day";
import { Words } from "@/components/shared/words";
import { ListSkeleton } from "@/components/ui/skeleton";
import { read } from "@/lib/appointments/access";
import { getDay, getDays } from "@/lib/appointments/board";
import { type CalendarFilter, filterOf } from "@/lib/appointments/filters";
import { listAppointments } from "@/lib/appointments/list";
import type { Staff } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { listBookable } from "@/lib/resources/queries";

export default async function Calendar({ searchParams }: PageProps<"/calendar">) {
  const actor = await gate(read);
  const search = await searchParams;
  return (
    <Words of={["appointments", "resources"]}>
      <Suspense fallback={<ListSkeleton />}>
        <View actor={actor} search={search} filter={filterOf(search)} />
      </Suspense>
    </Words>
  );
}

type Asked = { actor: Staff; search: Search; filter: CalendarFilter };

async function View({ actor, search, filter }: Asked) {
  const chosen = await chosenBranch(actor);
  if (filter.view === "list") return <List {...{ actor, search, filter, chosen }} />;
  if (filter.view !== "day") return <Days {...{ actor, search, filter, chosen }} />;
  return <Day {...{ actor, search, filter, chosen }} />;
}

async function Day({ actor, search, filter, chosen }: Asked & { chosen: string | null }) {
  const [board, locale] = await Promise.all([getDay(actor, filter, chosen), getLocale()]);
  const bookable = board.mayBook ? await listBookable(actor, board.branchId) : [];
  return (
    <>
      <CalendarHead {...{ search, filter, board }} blocks={board.blocks} />
      <CalendarBar {...{ search, filter }} options={board.options} print={board.on} />
      <DayView
        {...{ board, filter }}
        resources={bookable}
        day={showDay(board.on, locale, { form: "full" })}
      />
    </>
  );
}

async function Days({ actor, search, filter, chosen }: Asked & { chosen: string | null }) {
  const board = await getDays(actor, filter, chosen);
  return (
    <>
      <CalendarHead {...{ search, filter, board }} />
      <CalendarBar {...{ search, filter }} options={board.options} />
      {filter.view === "month" ? (
        <MonthBoard board={board} search={search} />
      ) : (
        <WeekBoard board={board} search={search} />
      )}
    </>
  );
}

async function List({ actor, search, filter, chosen }: Asked & { chosen: string | null }) {
  const [page, t] = await Promise.all([
    listAppointments(actor, filter, chosen),
    getTranslations("appointments"),
  ]);
  return (
    <>
      <CalendarHead {...{ search, filter, board: page }} />
      <CalendarBar {...{ search, filter }} options={page.options} find={t("find")} />
      <AppointmentList page={page} filter={filter} search={search} />
    </>
  );
}
