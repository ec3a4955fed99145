"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Button, buttonClass } from "@/components/ui/button";
import { Choice } from "@/components/ui/input";
import { confirmPush, submitPush } from "@/lib/pushes/actions";

/**
 * 确认无误, then 提交推单. Every warning is ticked by who has seen it; they do not stop anybody, and
 * his name stands under them. A page whose content has changed asks for the confirmation again.
 */
export function ConfirmPanel({
  id,
  version,
  confirmed,
  seen,
  warnings,
  back,
}: {
  id: string;
  version: number;
  confirmed: boolean;
  /** Every warning on the page, also those that say the same of another target. */
  seen: readonly string[];
  warnings: readonly { key: string; text: ReactNode }[];
  /** Where the lines are changed. */
  back: string;
}) {
  const t = useTranslations("pushes");
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const confirm = useAction(confirmPush);
  const submit = useAction(submitPush);
  const left = confirmed ? 0 : warnings.filter(({ key }) => !ticked.has(key)).length;
  const failure = confirm.failure ?? submit.failure;
  return (
    <div className="grid gap-4">
      {warnings.length > 0 && (
        <fieldset className="grid gap-2.5">
          <legend className="mb-2 font-semibold">
            {t("warnings", { count: warnings.length })}
          </legend>
          {warnings.map(({ key, text }) => (
            <Choice
              key={key}
              kind="checkbox"
              checked={confirmed || ticked.has(key)}
              disabled={confirmed}
              onChange={(event) => {
                const next = new Set(ticked);
                if (event.target.checked) next.add(key);
                else next.delete(key);
                tick(next);
              }}
            >
              {text}
            </Choice>
          ))}
        </fieldset>
      )}
      <div className="grid gap-2">
        <Button
          variant={confirmed ? "outline" : "primary"}
          size="form"
          icon="check"
          disabled={confirmed || left > 0}
          pending={confirm.pending && t("confirming")}
          onClick={() => confirm.run({ id, version, seen: [...seen] })}
        >
          {t(confirmed ? "is-confirmed" : "confirm")}
        </Button>
        <Button
          variant={confirmed ? "primary" : "outline"}
          size="form"
          icon="send"
          disabled={!confirmed}
          pending={submit.pending && t("submitting")}
          onClick={() => submit.run({ id, version })}
        >
          {t("submit")}
        </Button>
        <Link
          href={back as never}
          prefetch={false}
          className={buttonClass({ variant: "text", size: "form" })}
        >
          {t("go-back")}
        </Link>
      </div>
      <Refused failure={failure} />
      <p className="text-muted-foreground text-xs">
        {left > 0
          ? t("tick-first", { count: left })
          : t(confirmed ? "confirmed-hint" : "confirm-hint")}
      </p>
    </div>
  );
}
