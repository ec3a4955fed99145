import Link from "next/link";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Icon } from "@/components/ui/icon";
import type { getRole } from "@/lib/roles/queries";
import { ScopeSelect } from "./scope-select";

type Role = NonNullable<Awaited<ReturnType<typeof getRole>>>;

/** Every right of a role with its reach; beside it what its holder sees, and who holds it. */
export function RolePage({ role, mayWrite }: { role: Role; mayWrite: boolean }) {
  const t = useTranslations();
  return (
    <WithRail
      rail={
        <>
          <RailPart title={t("roles.preview")}>
            {role.menu.length === 0 && <Nothing>{t("roles.preview-none")}</Nothing>}
            <ul className="grid gap-2 text-sm">
              {role.menu.map(({ href, icon, word }) => (
                <li key={href} className="flex items-center gap-2">
                  <Icon name={icon} />
                  {t(word as never)}
                </li>
              ))}
            </ul>
          </RailPart>
          <RailPart title={t("roles.holders")}>
            {role.holders.length === 0 && <Nothing>{t("roles.no-holders")}</Nothing>}
            <ul className="grid gap-1.5 text-sm">
              {role.holders.map(({ id, name }) => (
                <li key={id}>
                  <Link
                    href={to(`/admin/people/${id}`)}
                    prefetch={false}
                    className="hover:text-accent-foreground"
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </RailPart>
        </>
      }
    >
      {role.groups.map(({ module, lines }) => (
        <section key={module} className="mb-6">
          <SectionHead title={t(`${module}.title` as never)} line />
          <ul className="text-sm">
            {lines.map(({ name, word, scope, fallback }) => (
              <li
                key={name}
                title={name}
                className="flex min-h-11 items-center gap-3 border-hairline border-b phone:py-1.5"
              >
                <span className={scope === "none" ? "text-muted-foreground" : undefined}>
                  {t(word as never)}
                </span>
                <span className="ml-auto text-muted-foreground text-xs">
                  {scope !== fallback &&
                    `${t("roles.default")} ${t(`roles.scope-${fallback}-long`)}`}
                </span>
                {mayWrite ? (
                  <ScopeSelect
                    role={role.role}
                    permission={name}
                    scope={scope}
                    label={t(word as never)}
                  />
                ) : (
                  <span className="w-32 text-right">{t(`roles.scope-${scope}-long`)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </WithRail>
  );
}
