import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";

/** An address that no page has. */
export default function NotFound() {
  const t = useTranslations("shared");
  return (
    <main>
      <DeadEnd title={t("not-found")} home={t("home")}>
        {t("not-found-why")}
      </DeadEnd>
    </main>
  );
}
