import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";

export default function Forbidden() {
  const t = useTranslations("shared");
  return (
    <main>
      <DeadEnd title={t("forbidden")} home={t("home")}>
        {t("forbidden-why")}
      </DeadEnd>
    </main>
  );
}
