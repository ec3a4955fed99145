import Link from "next/link";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Step } from "@/lib/home/queries";

/** The way from an empty company to its first sent order. The next step has the filled button. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("home");
  const next = steps.find(({ done, href }) => !done && href)?.key;
  const done = steps.filter((one) => one.done).length;
  return (
    <section>
      <SectionHead title={t("steps")} sub={t("steps-done", { done, all: steps.length })} line />
      <p className="py-2 text-muted-foreground text-sm">{t("steps-why")}</p>
      <ol>
        {steps.map(({ key, href, done: past }) => (
          <li key={key} className="flex min-h-[58px] items-center gap-3 border-t py-2">
            <StatusWord meaning={past ? "good" : key === next ? "current" : "draft"}>
              <span className="sr-only">{past ? t("step-done") : ""}</span>
            </StatusWord>
            <div className="min-w-0 flex-1">
              <div className={cn("text-sm", past ? "text-muted-foreground" : "font-medium")}>
                {t(`step-${key}`)}
              </div>
              <div className="text-muted-foreground text-xs">{t(`step-${key}-why`)}</div>
            </div>
            {!past && href && (
              <Link
                href={to(href)}
                prefetch={false}
                className={buttonClass({ variant: key === next ? "primary" : "outline" })}
              >
                {t("do")}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
