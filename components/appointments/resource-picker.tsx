"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Combobox } from "@/components/shared/combobox";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { ResourceKind } from "@/lib/resources/kinds";

export type Bookable = {
  id: string;
  branchId: string;
  branch: string;
  kind: ResourceKind;
  code: string;
  name: string;
  detail: string;
};

const called = ({ code, name }: Bookable) => [code, name].filter(Boolean).join(" ");
/** What a branch has few of stands there to press; dresses, and what is elsewhere, are searched. */
const pressed: readonly ResourceKind[] = ["person", "room", "scene"];

/** Whom and what an appointment takes: people and rooms by a press, dresses and the other branch's by name. */
export function ResourcePicker({
  all,
  branchId,
  value,
  onChange,
}: {
  all: readonly Bookable[];
  branchId: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  const t = useTranslations();
  const here = all.filter((one) => one.branchId === branchId);
  const chosen = all.filter(({ id }) => value.includes(id));
  const searched = chosen.filter((one) => one.branchId !== branchId || !pressed.includes(one.kind));
  const drop = (id: string) => onChange(value.filter((one) => one !== id));
  const toggle = (id: string) => (value.includes(id) ? drop(id) : onChange([...value, id]));
  const find = useCallback(
    async (text: string) => {
      const wanted = text.toLowerCase();
      return all
        .filter((one) =>
          one.branchId === branchId ? !pressed.includes(one.kind) : one.kind !== "room",
        )
        .filter((one) => `${called(one)} ${one.detail}`.toLowerCase().includes(wanted))
        .slice(0, 12)
        .map((one) => ({
          value: one.id,
          label: called(one),
          sub: [one.detail, one.branchId !== branchId && one.branch].filter(Boolean).join(" · "),
        }));
    },
    [all, branchId],
  );
  return (
    <div className="grid gap-3">
      {pressed.map((kind) => {
        const some = here.filter((one) => one.kind === kind);
        if (some.length === 0) return null;
        return (
          <fieldset key={kind} className="flex flex-wrap gap-2">
            <legend className="mb-1 text-muted-foreground text-xs">
              {t(`resources.kind-${kind}`)}
            </legend>
            {some.map((one) => (
              <button
                key={one.id}
                type="button"
                aria-pressed={value.includes(one.id)}
                onClick={() => toggle(one.id)}
                className={cn(
                  "h-8 rounded-md border px-3 text-sm phone:h-11 phone:rounded-lg phone:text-base",
                  value.includes(one.id)
                    ? "border-ring bg-accent text-accent-foreground"
                    : "hover:bg-muted",
                )}
              >
                {called(one)}
                {one.detail && (
                  <span className="ml-1.5 text-muted-foreground text-xs">{one.detail}</span>
                )}
              </button>
            ))}
          </fieldset>
        );
      })}
      <div>
        <p className="mb-1 text-muted-foreground text-xs">{t("appointments.dress-or-lent")}</p>
        <Combobox
          key={value.join()}
          value={null}
          search={find}
          placeholder={t("appointments.find-resource")}
          aria-label={t("appointments.dress-or-lent")}
          onChoose={(one) => one && !value.includes(one.value) && onChange([...value, one.value])}
        />
        {searched.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-2">
            {searched.map((one) => (
              <li
                key={one.id}
                className="inline-flex h-8 items-center gap-1.5 rounded-md border border-ring bg-accent pl-3 text-accent-foreground text-sm phone:h-11"
              >
                {called(one)}
                {one.branchId !== branchId && <span className="text-xs">{one.branch}</span>}
                <button
                  type="button"
                  aria-label={t("shared.remove-named", { name: called(one) })}
                  onClick={() => drop(one.id)}
                  className="grid h-full w-7 place-items-center phone:w-10"
                >
                  <Icon name="x" className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
