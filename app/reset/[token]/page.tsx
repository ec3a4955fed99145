import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Note } from "@/components/shared/note";
import { Words } from "@/components/shared/words";
import { FrontDoor } from "@/components/sign-in/front-door";
import { NewPasswordForm } from "@/components/sign-in/new-password-form";
import { getCompanyAtTheDoor, getPasswordLink } from "@/lib/people/door/queries";

export async function generateMetadata() {
  const t = await getTranslations("people");
  return { title: t("reset"), referrer: "no-referrer" };
}

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [link, company] = [await getPasswordLink(token), await getCompanyAtTheDoor()];
  if (!link) notFound();
  const t = await getTranslations("people");
  return (
    <FrontDoor company={company?.name}>
      <h1 className="text-2xl">{t("reset")}</h1>
      <p className="mt-1 mb-6 text-muted-foreground">{t("reset-for", link)}</p>
      {link.minutes > 0 ? (
        <Note meaning="waiting">{t("reset-early", link)}</Note>
      ) : (
        <Words of={["people"]}>
          <NewPasswordForm token={token} />
        </Words>
      )}
    </FrontDoor>
  );
}
