import { useLocale, useTranslations } from "next-intl";
import { showMoment } from "@/components/shared/day";
import { Note } from "@/components/shared/note";
import { StatusWord } from "@/components/shared/status-word";
import type { NumberCheck } from "@/lib/branches/numbers";
import type { Day } from "@/lib/core/time";

/** Whether every number that was given still has its document (N6). */
export function NumberState({
  check,
  zone,
  today,
}: {
  check: NumberCheck | null;
  zone: string;
  today: Day;
}) {
  const t = useTranslations("branches");
  const locale = useLocale();
  const when = (at: Date) => showMoment(at, zone, locale, today);
  if (!check) return <p className="text-muted-foreground text-sm">{t("numbers-young")}</p>;
  const { missing, named, numbers, checkedAt } = check;
  const looked = t("numbers-checked", { when: when(checkedAt), count: numbers });
  if (missing === 0) {
    return (
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
        <StatusWord meaning="good">{t("numbers-whole")}</StatusWord>
        <span>{looked}</span>
      </p>
    );
  }
  return (
    <>
      <Note meaning="wrong" role="alert" lead={t("numbers-missing", { count: missing })} />
      <ul className="mt-2 grid gap-1 text-sm">
        {named.map(({ number, by, at }) => (
          <li key={number}>
            <b className="font-medium tabular-nums">{number}</b>{" "}
            <span className="text-muted-foreground">
              {by && at ? t("number-taken", { by, at: when(new Date(at)) }) : t("number-unknown")}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted-foreground text-sm">{looked}</p>
    </>
  );
}
