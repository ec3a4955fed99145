import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedOf } from "@/components/sign-in/enter";
import { FrontDoor } from "@/components/sign-in/front-door";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { currentStaff } from "@/lib/core/session";
import { csrfToken, getCompanyAtTheDoor, listDemoAccounts } from "@/lib/people/door/queries";

const demoPassword = "aperture-demo";

export async function generateMetadata() {
  const t = await getTranslations();
  return { title: t("people.sign-in") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  if (await currentStaff()) redirect("/");
  const company = await getCompanyAtTheDoor();
  if (!company) redirect("/setup");
  const { error, csrf, as: chosen = "" } = await searchParams;
  const [t, token] = await Promise.all([getTranslations(), csrfToken()]);
  const accounts = company.demo ? await listDemoAccounts() : [];
  const demo = company.demo
    ? {
        password: demoPassword,
        accounts: accounts.map(({ account, role, name, branch, everywhere }) => ({
          account,
          role: t(`core.role-${role}`),
          name,
          place: everywhere ? t("people.everywhere") : branch,
        })),
      }
    : null;

  return (
    <FrontDoor company={company.name}>
      {!token && (
        <noscript>
          <meta httpEquiv="refresh" content="0;url=/api/auth/signin" />
        </noscript>
      )}
      <h1 className="mb-6 text-2xl">{t("people.sign-in")}</h1>
      <SignInForm
        csrf={token}
        account={accounts.some(({ account }) => account === chosen) ? chosen : ""}
        refused={refusedOf(csrf ? "people.cookies-needed" : error)}
        demo={demo}
        words={{
          account: t("people.account"),
          password: t("people.password"),
          show: t("people.show-password"),
          hide: t("people.hide-password"),
          hint: t("people.sign-in-hint"),
          submit: t("people.sign-in"),
          pending: t("people.signing-in"),
          waitButton: t.raw("people.wait-button"),
          refused: {
            "people.wrong": t("people.wrong"),
            "people.wait": t.raw("people.wait"),
            "people.cookies-needed": t("people.cookies-needed"),
            "people.sign-in-unreachable": t("people.sign-in-unreachable"),
            "core.busy": t("core.busy"),
            unknown: t("core.unavailable"),
          },
          demo: {
            title: t("people.demo-accounts"),
            hint: t("people.demo-hint", { password: demoPassword }),
            more: t("people.demo-more", { count: Math.max(0, accounts.length - 8) }),
          },
        }}
      />
    </FrontDoor>
  );
}
