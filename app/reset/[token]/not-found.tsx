import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { FrontDoor } from "@/components/sign-in/front-door";
import { buttonClass } from "@/components/ui/button";

/** Unknown, used and expired links alike. */
export default async function LinkIsOver() {
  const t = await getTranslations("people");
  return (
    <FrontDoor>
      <h1 className="text-2xl">{t("reset-over")}</h1>
      <p className="mt-2 mb-6 text-muted-foreground">{t("reset-over-why")}</p>
      <Link href="/login" className={buttonClass({ variant: "outline" })}>
        {t("to-sign-in")}
      </Link>
    </FrontDoor>
  );
}
