import { getLocale, getTranslations } from "next-intl/server";
import { DaySheet } from "@/components/appointments/day-sheet";
import { showDay } from "@/components/shared/day";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { read } from "@/lib/appointments/access";
import { getDay } from "@/lib/appointments/board";
import { filterOf } from "@/lib/appointments/filters";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";

export default async function PrintDay({ searchParams }: PageProps<"/calendar/print">) {
  const actor = await gate(read);
  const search = await searchParams;
  const [board, t, locale] = await Promise.all([
    getDay(actor, filterOf(search), await chosenBranch(actor)),
    getTranslations("appointments"),
    getLocale(),
  ]);
  const day = showDay(board.on, locale, { form: "full" });
  const branch = actor.branches.find(({ id }) => id === board.branchId)?.name ?? "";
  return (
    <>
      <div className="no-print">
        <PageHead
          crumbs={[{ href: `/calendar?on=${board.on}`, label: t("title") }]}
          title={t("print")}
          moves={<PrintButton variant="primary" />}
        />
      </div>
      <DaySheet board={board} title={`${branch} ${day}`} by={actor.name} />
    </>
  );
}
