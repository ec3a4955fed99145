import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { to } from "@/components/shared/address";
import { roles } from "@/lib/core/actor";
import type { getMatrix } from "@/lib/roles/queries";

type Matrix = Awaited<ReturnType<typeof getMatrix>>;

/** Rights down, roles across, each cell a word for how far. On the phone the roles are a list. */
export function RoleMatrix({ matrix }: { matrix: Matrix }) {
  const t = useTranslations();
  return (
    <>
      <table className="t stick phone:!hidden">
        <colgroup>
          <col />
          {roles.map((role) => (
            <col key={role} className="w-[54px]" />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("roles.right")}</th>
            {roles.map((role) => (
              <th
                key={role}
                scope="col"
                className="!whitespace-normal !px-1 !text-center align-bottom"
              >
                <Link
                  href={`/admin/roles/${role}`}
                  prefetch={false}
                  className="!block py-1 text-accent-foreground hover:underline [&:lang(en)]:mx-auto [&:lang(en)]:w-fit [&:lang(en)]:rotate-180 [&:lang(en)]:[writing-mode:vertical-rl]"
                >
                  {t(`core.role-${role}`)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map(({ module, lines }) => (
            <Fragment key={module}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="!pt-3 !font-semibold !text-foreground"
                >
                  {t(`${module}.title` as never)}
                </th>
              </tr>
              {lines.map(({ name, word, cells }) => (
                <tr key={name}>
                  <td title={name}>{t(word as never)}</td>
                  {cells.map(({ role, scope, changed }) => (
                    <td
                      key={role}
                      className={scope === "none" ? "!px-0 text-center dim" : "!px-0 text-center"}
                    >
                      {scope === "none" && !changed ? (
                        <span aria-hidden="true">·</span>
                      ) : (
                        t(`roles.scope-${scope}`)
                      )}
                      {changed && (
                        <sup className="text-brand" title={t("roles.changed")}>
                          ●<span className="sr-only">{t("roles.changed")}</span>
                        </sup>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <ul className="hidden phone:block">
        {roles.map((role) => (
          <li key={role} className="border-b">
            <Link
              href={to(`/admin/roles/${role}`)}
              prefetch={false}
              className="flex min-h-row items-center"
            >
              {t(`core.role-${role}`)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
