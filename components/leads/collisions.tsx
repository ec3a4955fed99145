import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { SectionHead } from "@/components/shared/page-head";
import type { Day } from "@/lib/core/time";
import type { Lead } from "@/lib/leads/detail";

/** 撞单: who came with the same number since, for whoever has to settle it. */
export function Collisions({
  lead: { collisions },
  zone,
  today,
}: {
  lead: Lead;
  zone: string;
  today: Day;
}) {
  const t = useTranslations("leads");
  if (collisions.length === 0) return null;
  return (
    <section className="mb-7">
      <SectionHead title={t("collisions")} />
      <ul className="grid gap-1.5 text-sm">
        {collisions.map(({ id, by, branch, at }) => (
          <li key={id} className="flex items-baseline gap-3">
            <span className="shrink-0 text-muted-foreground">
              <Moment at={at} zone={zone} today={today} />
            </span>
            {t("collision", { by, branch })}
          </li>
        ))}
      </ul>
    </section>
  );
}
