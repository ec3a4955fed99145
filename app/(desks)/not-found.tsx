import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";

/** 404: an unknown document and one outside the reader's scope look alike (PM-07). */
export default function NotFound() {
  const t = useTranslations("shared");
  return (
    <DeadEnd title={t("not-found")} home={t("home")}>
      {t("not-found-why")}
    </DeadEnd>
  );
}
