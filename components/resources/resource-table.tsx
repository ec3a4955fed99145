import { useTranslations } from "next-intl";
import { Empty } from "@/components/shared/empty";
import { StatusWord } from "@/components/shared/status-word";
import { formOf } from "@/lib/resources/forms";
import type { ResourceSettings } from "@/lib/resources/queries";
import { ChangeResource } from "./change-resource";

/** What can be booked, with what each needs around it; what is off stands there too. */
export function ResourceTable({ settings: { rows, branches } }: { settings: ResourceSettings }) {
  const t = useTranslations("resources");
  if (rows.length === 0) return <Empty title={t("none")} />;
  const isChain = branches.length > 1;
  return (
    <ul className="border-t text-sm phone:text-base">
      {rows.map((one) => {
        const called = [one.code, one.name].filter(Boolean).join(" ");
        const around = [
          one.bufferBefore > 0 && `${t("before")} ${one.bufferBefore} ${t("minutes")}`,
          one.bufferAfter > 0 && `${t("after")} ${one.bufferAfter} ${t("minutes")}`,
          one.dailyCap !== null && `${t("cap")} ${one.dailyCap} ${t("cap-unit")}`,
        ].filter(Boolean);
        return (
          <li
            key={one.id}
            className="grid min-h-row grid-cols-[5rem_12rem_1fr_1.4fr_auto_auto] items-center gap-3 border-b py-1 phone:grid-cols-[1fr_auto] phone:gap-y-0.5 phone:py-2.5"
          >
            <span className="text-muted-foreground text-xs phone:col-start-1">
              {t(`kind-${one.kind}`)}
              {isChain && ` · ${one.branch}`}
            </span>
            <span className="truncate font-medium phone:col-start-1">{called}</span>
            <span className="truncate text-muted-foreground phone:col-start-1">{one.detail}</span>
            <span className="truncate text-muted-foreground phone:col-start-1">
              {around.join("，")}
            </span>
            <span className="phone:col-start-1">
              {!one.active && <StatusWord meaning="closed">{t("off")}</StatusWord>}
            </span>
            <span className="phone:col-start-2 phone:row-start-1 phone:row-span-2">
              {one.mayWrite && (
                <ChangeResource
                  start={{ ...formOf(one), name: one.kind === "person" ? "" : one.name }}
                  isPerson={one.kind === "person"}
                  called={called}
                />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
