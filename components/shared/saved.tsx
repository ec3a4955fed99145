import { useTranslations } from "next-intl";
import { StatusWord } from "./status-word";

/** 已保存, beside the button that was pressed. It stands there empty before, or nobody hears it come. */
export function Saved({ shown }: { shown: boolean }) {
  const t = useTranslations("shared");
  return (
    <span role="status" className="text-sm">
      {shown && <StatusWord meaning="good">{t("saved")}</StatusWord>}
    </span>
  );
}
