"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

export const means = ["wechat", "phone", "sms", "email", "paper", "visit", "other"] as const;
export type Means = (typeof means)[number];

/** How people reached each other outside this system: one press. */
export function MeansField({
  value,
  onChange,
  label,
}: {
  value: Means;
  onChange: (value: Means) => void;
  label: string;
}) {
  const t = useTranslations("pushes");
  return (
    <fieldset className="flex flex-wrap gap-2" aria-label={label}>
      {means.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={value === each}
          onClick={() => onChange(each)}
          className={cn(
            "h-8 rounded-md border px-3 text-sm phone:h-11 phone:rounded-lg phone:text-base",
            value === each ? "border-ring bg-accent text-accent-foreground" : "hover:bg-muted",
          )}
        >
          {t(`means-${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
