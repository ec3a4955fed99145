import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Progress } from "@/components/ui/progress";

/** A long task: what, how far, how long still; it may be left, cancelled and found again. */
export function JobProgress({
  title,
  percent,
  secondsLeft,
  act,
}: {
  title: string;
  percent: number;
  secondsLeft?: number | null;
  /** 取消, or the result when it is there. */
  act?: ReactNode;
}) {
  const t = useTranslations("shared");
  const left =
    secondsLeft === undefined || secondsLeft === null
      ? null
      : secondsLeft < 90
        ? t("left-seconds", { count: Math.max(1, Math.round(secondsLeft)) })
        : t("left-minutes", { count: Math.round(secondsLeft / 60) });
  return (
    <div className="text-sm">
      <div className="flex justify-between gap-3">
        <span className="font-medium">{title}</span>
        {left && percent < 100 && <span className="text-muted-foreground">{left}</span>}
      </div>
      <Progress value={percent} label={title} className="my-2" />
      <div className="flex justify-between gap-3 text-muted-foreground text-xs">
        <span>
          {Math.round(percent)}%{percent < 100 && <> · {t("may-leave")}</>}
        </span>
        {act}
      </div>
    </div>
  );
}
