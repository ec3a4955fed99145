"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Select } from "@/components/ui/input";
import type { Role, Scope } from "@/lib/core/actor";
import { setScope } from "@/lib/roles/actions";
import { scopeNames } from "@/lib/roles/kinds";

/** Saves as it is chosen; a refusal stands under it and the old reach comes back. */
export function ScopeSelect({
  role,
  permission,
  scope,
  label,
}: {
  role: Role;
  permission: string;
  scope: Scope;
  label: string;
}) {
  const t = useTranslations("roles");
  const word = useWord();
  const [chosen, choose] = useState(scope);
  const { pending, failure, run } = useAction(setScope);
  const change = (next: Scope) => {
    choose(next);
    run({ role, permission, scope: next, was: scope }, undefined, () => choose(scope));
  };
  return (
    <span className="w-40 shrink-0">
      <Select
        value={chosen}
        aria-label={label}
        disabled={pending}
        aria-busy={pending || undefined}
        onChange={(event) => {
          const next = scopeNames.find((one) => one === event.target.value);
          if (next) change(next);
        }}
      >
        {scopeNames.map((one) => (
          <option key={one} value={one}>
            {t(`scope-${one}-long`)}
          </option>
        ))}
      </Select>
      {failure && (
        <span role="alert" className="block py-1 text-wrong text-xs">
          {word(failure.code, failure.params)}
        </span>
      )}
    </span>
  );
}
