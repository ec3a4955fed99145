import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/shared/words";
import { FrontDoor } from "@/components/sign-in/front-door";
import { LoadDemo } from "@/components/sign-in/load-demo";
import { SetUpForm } from "@/components/sign-in/set-up-form";
import { getCompanyAtTheDoor } from "@/lib/people/door/queries";

export async function generateMetadata() {
  const t = await getTranslations("people");
  return { title: t("set-up") };
}

/** Only while there is no company; afterwards there is no such page. */
export default async function SetUpPage() {
  if (await getCompanyAtTheDoor()) notFound();
  const t = await getTranslations("people");
  return (
    <FrontDoor>
      <h1 className="text-2xl">{t("set-up")}</h1>
      <p className="mt-1 mb-6 text-muted-foreground">{t("set-up-sub")}</p>
      <Words of={["people"]}>
        <SetUpForm />
        <p className="mt-4 text-muted-foreground text-xs">{t("set-up-next")}</p>
        <section className="mt-6 border-t pt-4">
          <h2>{t("set-up-demo")}</h2>
          <p className="mt-1 text-muted-foreground text-sm">{t("set-up-demo-how")}</p>
          <LoadDemo />
        </section>
      </Words>
    </FrontDoor>
  );
}
