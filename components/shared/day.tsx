import { useLocale } from "next-intl";
import { type Day, daysBetween } from "@/lib/core/time";

const weekdays = {
  "zh-CN": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const near = {
  "zh-CN": { "-1": "昨天", "0": "今天", "1": "明天" },
  en: { "-1": "yesterday", "0": "today", "1": "tomorrow" },
};

const tongue = (locale: string) => (locale === "en" ? "en" : "zh-CN");

export function weekday(on: Day, locale: string): string {
  // 2000-01-02 was a Sunday.
  const since = daysBetween("2000-01-02" as Day, on);
  return weekdays[tongue(locale)][((since % 7) + 7) % 7] ?? "";
}

/**
 * Full: 2026-11-23 周一. Short: 12-05 周六, with the year only when it is another one.
 * With the branch's today, yesterday to tomorrow are said in words: 11-22 昨天.
 */
export function showDay(
  on: Day,
  locale: string,
  { form = "short", today }: { form?: "full" | "short"; today?: Day } = {},
): string {
  const distance = today ? String(daysBetween(today, on)) : "";
  const words: Record<string, string> = near[tongue(locale)];
  const word = words[distance] ?? weekday(on, locale);
  const bare = form === "short" && (!today || on.slice(0, 4) === today.slice(0, 4));
  return `${bare ? on.slice(5) : on} ${word}`;
}

export function DayText({
  on,
  form,
  today,
}: {
  on: Day | null | undefined;
  form?: "full" | "short";
  today?: Day;
}) {
  const locale = useLocale();
  if (!on) return <span className="none">–</span>;
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {showDay(on, locale, { form, today })}
    </time>
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** 今天 09:58, 昨天 18:06, 11-21 周六 09:15: a moment on the wall clock of a branch. */
export function showMoment(at: Date, zone: string, locale: string, today?: Day): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    });
    clocks.set(zone, clock);
  }
  const [on = "", time = ""] = clock.format(at).split(" ");
  const distance = today ? String(daysBetween(today, on as Day)) : "";
  const words: Record<string, string> = near[tongue(locale)];
  const day = words[distance] ?? showDay(on as Day, locale, { today });
  return `${day} ${time}`;
}

export function Moment({
  at,
  zone,
  today,
}: {
  at: Date | null | undefined;
  zone: string;
  today?: Day;
}) {
  const locale = useLocale();
  if (!at) return <span className="none">–</span>;
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {showMoment(at, zone, locale, today)}
    </time>
  );
}
