import { useTranslations } from "next-intl";
import { Nothing } from "@/components/shared/empty";
import type { Line } from "@/lib/roles/rights";

/** 看采购单 · 所在门店的 · 因为是采购: answers "why can I see this". */
export function Rights({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations();
  return (
    <details className="mt-7 border-t">
      <summary className="flex min-h-row flex-wrap items-center gap-2">
        <h2>{t("roles.why")}</h2>
        <span className="text-muted-foreground text-xs">{t("roles.why-hint")}</span>
      </summary>
      {lines.length === 0 && <Nothing>{t("roles.no-rights")}</Nothing>}
      <ul className="grid gap-x-10 text-sm lg:grid-cols-2">
        {lines.map(({ name, word, via }) => (
          <li key={name} className="flex min-h-9 items-center gap-3 border-hairline border-b">
            {t(word as never)}
            <span className="ml-auto text-muted-foreground text-xs">
              {via
                .map(
                  ({ role, scope }) =>
                    `${t(`core.role-${role}`)} · ${t(`roles.scope-${scope}-long`)}`,
                )
                .join("；")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
