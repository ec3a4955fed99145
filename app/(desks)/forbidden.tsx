import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";

/** 403: the person is known and may not; the way back stands beside it. */
export default function Forbidden() {
  const t = useTranslations("shared");
  return (
    <DeadEnd title={t("forbidden")} home={t("home")}>
      {t("forbidden-why")}
    </DeadEnd>
  );
}
