"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/shared/field";
import { Saved } from "@/components/shared/saved";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { changeSeries } from "@/lib/branches/actions";

/** The two letters that numbers of a kind begin with. */
export function SeriesForm({
  kind,
  label,
  prefix,
  mayWrite,
}: {
  kind: string;
  label: string;
  prefix: string;
  mayWrite: boolean;
}) {
  const shared = useTranslations("shared");
  const word = useWord();
  const [typed, type] = useState(prefix);
  const { pending, failure, done, run } = useAction(changeSeries);
  const wrong = failure && (failure.fields?.prefix?.[0] ?? word(failure.code, failure.params));
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ kind, prefix: typed }, (stored) => type(stored.prefix));
      }}
    >
      <Field label={label} error={wrong || undefined} className="w-40">
        {(control) => (
          <Input
            {...control}
            value={typed}
            maxLength={2}
            disabled={!mayWrite}
            className="uppercase"
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      {mayWrite && typed !== prefix && (
        <Button type="submit" size="form" pending={pending && shared("saving")}>
          {shared("save")}
        </Button>
      )}
      {mayWrite && (
        <span className="flex h-field items-center">
          <Saved shown={done && !pending && typed === prefix} />
        </span>
      )}
    </form>
  );
}
