import { useTranslations } from "next-intl";
import { StatusWord } from "@/components/shared/status-word";
import { lightOf } from "@/lib/jobs/rules";

const meanings = { green: "good", amber: "waiting", red: "wrong" } as const;

/** 余 6 天, 余 1 天, 晚 8 天: the word and its mark, never the colour alone. */
export function Slack({ days }: { days: number }) {
  const t = useTranslations("jobs");
  return (
    <StatusWord meaning={meanings[lightOf(days)]}>
      {days < 0 ? t("slack-late", { days: -days }) : t("slack-left", { days })}
    </StatusWord>
  );
}
