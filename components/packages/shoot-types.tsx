import { useTranslations } from "next-intl";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import type { ShootType } from "@/lib/packages/types/queries";
import { AddCategory, EditCategory, EditType } from "./type-dialogs";

/** Kinds of shoot, what an order of each needs, and their categories. */
export function ShootTypes({
  types,
  mayWrite,
}: {
  types: readonly ShootType[];
  mayWrite: boolean;
}) {
  const t = useTranslations("packages");
  if (types.length === 0) return <Nothing>{t("no-types")}</Nothing>;
  return types.map(({ id, name, required, active, version, categories }) => (
    <section key={id} className="mb-7 max-w-3xl">
      <SectionHead
        title={name}
        line
        sub={
          <>
            {t("required")}：
            {required.length > 0
              ? required.map((fact) => t(`required-${fact}`)).join("、")
              : t("required-none")}
            {!active && (
              <StatusWord meaning="closed" className="ml-3">
                {t("off")}
              </StatusWord>
            )}
          </>
        }
        end={
          mayWrite && (
            <>
              <AddCategory shootTypeId={id} />
              <EditType start={{ id, name, required, active, version }} />
            </>
          )
        }
      />
      {categories.length === 0 && <Nothing>{t("no-categories")}</Nothing>}
      <ul>
        {categories.map((one) => (
          <li
            key={one.id}
            className="flex min-h-[38px] items-center gap-3 border-b text-sm phone:min-h-12"
          >
            <span className="font-medium">{one.name}</span>
            <span className="text-muted-foreground text-xs">
              {t("sold-count", { count: one.sold })}
            </span>
            {!one.active && <StatusWord meaning="closed">{t("off")}</StatusWord>}
            {mayWrite && (
              <span className="ml-auto">
                <EditCategory
                  start={{ id: one.id, version: one.version, name: one.name, active: one.active }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}
