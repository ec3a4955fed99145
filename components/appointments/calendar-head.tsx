import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Search, to, withParams } from "@/components/shared/address";
import { showDay } from "@/components/shared/day";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { Block } from "@/lib/appointments/board";
import { type CalendarFilter, views } from "@/lib/appointments/filters";
import { kinds } from "@/lib/appointments/kinds";
import { mondayOf } from "@/lib/appointments/rules";
import { addDays, type Day } from "@/lib/core/time";

const path = "/calendar";

/** Which day, what stands on it in a line, and the ways to look at it. */
export function CalendarHead({
  search,
  filter,
  board,
  blocks,
}: {
  search: Search;
  filter: CalendarFilter;
  board: { on: Day; today: Day; branchId?: string; mayBook?: boolean };
  blocks?: readonly Block[];
}) {
  const t = useTranslations("appointments");
  const locale = useLocale();
  const { on, today } = board;
  const isPast = on < today;
  const { view } = filter;
  const at = (day: Day) => to(withParams(path, search, { on: day === today ? null : day }));
  const [back, forward] = neighbours(view, on);
  return (
    <PageHead
      title={
        view === "list"
          ? t("list-from", { day: showDay(on, locale, { form: "full", today }) })
          : titleOf(view, on, locale, today)
      }
      sub={blocks && <Counts blocks={blocks} />}
      moves={
        <>
          <Segmented
            label={t("view")}
            current={view}
            segments={views.map((key) => ({
              key,
              label: t(`view-${key}`),
              href: withParams(path, search, { view: key === "day" ? null : key }),
            }))}
          />
          <span className="flex gap-2">
            <Link
              href={at(back)}
              prefetch={false}
              aria-label={t("earlier")}
              className={buttonClass({ size: "icon" })}
            >
              <Icon name="chevron-left" />
            </Link>
            <Link href={at(today)} prefetch={false} className={buttonClass()}>
              {t("today")}
            </Link>
            <Link
              href={at(forward)}
              prefetch={false}
              aria-label={t("later")}
              className={buttonClass({ size: "icon" })}
            >
              <Icon name="chevron-right" />
            </Link>
          </span>
          {board.mayBook && (
            <NewLink href={`/calendar/new?branch=${board.branchId}&on=${isPast ? today : on}`}>
              {t("book")}
            </NewLink>
          )}
        </>
      }
    />
  );
}

function neighbours(view: CalendarFilter["view"], on: Day): [Day, Day] {
  if (view === "month") {
    const first = `${on.slice(0, 8)}01` as Day;
    const last = addDays(first, -1);
    return [`${last.slice(0, 8)}01` as Day, `${addDays(first, 31).slice(0, 8)}01` as Day];
  }
  const days = view === "day" ? 1 : 7;
  return [addDays(on, -days), addDays(on, days)];
}

function titleOf(view: CalendarFilter["view"], on: Day, locale: string, today: Day): string {
  if (view === "month") return on.slice(0, 7);
  if (view === "week") {
    const first = mondayOf(on);
    return `${first} – ${addDays(first, 6).slice(5)}`;
  }
  return showDay(on, locale, { form: "full", today });
}

/** 拍摄 4、试妆 1；1 个未缴 */
function Counts({ blocks }: { blocks: readonly Block[] }) {
  const t = useTranslations("appointments");
  const counts = kinds.flatMap((kind) => {
    const count = blocks.filter((one) => one.kind === kind).length;
    return count > 0 ? [t("kind-count", { kind: t(`kind-${kind}`), count })] : [];
  });
  const held = blocks.filter(({ status }) => status === "held").length;
  return [counts.join(" · "), held > 0 && t("unpaid-count", { count: held })]
    .filter(Boolean)
    .join(" · ");
}
