"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/shared/combobox";
import { Glyph } from "@/components/shared/status-word";
import { useWord } from "@/components/shared/use-word";
import { findSuppliers } from "@/components/suppliers/find-suppliers";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Choice } from "@/components/ui/input";
import type { Place } from "@/lib/pushes/queries";

export type Chosen = { kind: "supplier" | "branch" | "department"; id: string; name: string };

const kinds = ["supplier", "branch", "department"] as const;

/** Three tabs, several at once: each chosen one becomes a child of the push (P1). */
export function TargetPicker({
  chosen,
  places,
  errors,
  onAdd,
  onRemove,
}: {
  chosen: readonly Chosen[];
  places: readonly Place[];
  /** By the place in `chosen`. */
  errors: readonly (string | undefined)[];
  onAdd: (target: Chosen) => void;
  onRemove: (at: number) => void;
}) {
  const t = useTranslations("pushes");
  const word = useWord();
  const [kind, show] = useState<Chosen["kind"]>("supplier");
  return (
    <div className="grid gap-3">
      <div role="tablist" aria-label={t("targets")} className="flex gap-5 border-b text-[13.5px]">
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={kind === each}
            onClick={() => show(each)}
            className={cn(
              "-mb-px border-b-2 pt-1 pb-2 phone:min-h-11",
              kind === each
                ? "border-brand font-medium"
                : "border-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            {t(`kind-${each}`)}
            <span className="ml-1 text-xs">
              {chosen.filter((one) => one.kind === each).length || ""}
            </span>
          </button>
        ))}
      </div>
      {kind === "supplier" ? (
        <Combobox
          value={null}
          search={findSuppliers}
          placeholder={t("find-supplier")}
          aria-label={t("find-supplier")}
          className="max-w-md"
          onChoose={(one) => {
            if (one?.value) onAdd({ kind, id: one.value, name: one.label });
          }}
        />
      ) : (
        <div className="grid grid-cols-3 gap-x-4 gap-y-1 phone:grid-cols-1">
          {places
            .filter((place) => place.kind === kind)
            .map(({ id, name, people }) => {
              const at = chosen.findIndex((one) => one.id === id);
              return (
                <Choice
                  key={id}
                  kind="checkbox"
                  checked={at >= 0}
                  disabled={people.length === 0}
                  hint={people.length === 0 ? t("nobody-there") : people.join("、")}
                  onChange={() => (at >= 0 ? onRemove(at) : onAdd({ kind, id, name }))}
                >
                  {name}
                </Choice>
              );
            })}
        </div>
      )}
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2" aria-label={t("chosen")}>
          {chosen.map(({ id, name, kind: of }, at) => (
            <li key={id} className="grid gap-1">
              <span
                className={cn(
                  "inline-flex h-8 items-center gap-2 rounded-[7px] bg-secondary pl-2.5 text-sm phone:h-11",
                  errors[at] && "text-wrong",
                )}
              >
                <b className="font-medium">{name}</b>
                <span className="text-muted-foreground text-xs">{t(`kind-${of}`)}</span>
                <button
                  type="button"
                  aria-label={t("remove-named", { name })}
                  onClick={() => onRemove(at)}
                  className="grid h-full w-8 place-items-center text-muted-foreground hover:text-foreground"
                >
                  <Icon name="x" className="size-[13px]" />
                </button>
              </span>
              {errors[at] && (
                <span role="alert" className="flex items-center gap-1.5 text-wrong text-xs">
                  <Glyph meaning="wrong" />
                  {word(errors[at])}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
