import { useLocale, useTranslations } from "next-intl";
import { showMoment } from "@/components/shared/day";
import { Note } from "@/components/shared/note";
import { StatusWord } from "@/components/shared/status-word";
import type { getChain } from "@/lib/audit/queries";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { dayIn } from "@/lib/core/time";

type Chain = Awaited<ReturnType<typeof getChain>>;

/** Whether the log is as it was written, and since when nobody has doubted it. */
export function ChainState({ actor, chain }: { actor: Staff; chain: Chain }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const zone = zoneOf(actor);
  const { sealedAt, check, whole } = chain;
  const when = (at: Date) => showMoment(at, zone, locale, dayIn(zone));
  const trouble = [...(check?.trouble ?? []), ...(whole?.trouble ?? [])].filter(
    (one, at, all) => all.findIndex(({ kind, id }) => kind === one.kind && id === one.id) === at,
  );

  if (trouble.length > 0) {
    return (
      <Note meaning="wrong" role="alert" lead={t("chain-broken", { count: trouble.length })}>
        {trouble
          .slice(0, 5)
          .map(({ kind, id }) => t(`trouble-${kind}`, { id }))
          .join("；")}
      </Note>
    );
  }
  if (!check || !sealedAt)
    return <p className="text-muted-foreground text-sm">{t("chain-young")}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted-foreground text-sm">
      <StatusWord meaning="good">{t("chain-whole")}</StatusWord>
      <span>{t("chain-sealed", { when: when(sealedAt) })}</span>
      <span>{t("chain-checked", { when: when(check.checkedAt) })}</span>
      {whole && (
        <span>
          {t("chain-checked-whole", { when: when(whole.checkedAt), rows: String(whole.rows) })}
        </span>
      )}
    </p>
  );
}
