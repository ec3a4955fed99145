"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DayInput } from "@/components/shared/day-field";
import { Field } from "@/components/shared/field";
import { Note } from "@/components/shared/note";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { disablePerson } from "@/lib/people/actions";

/** 办离职 asks for the last day. */
export function DisableDialog({
  id,
  name,
  today,
  onClose,
}: {
  id: string;
  name: string;
  today: string;
  onClose: () => void;
}) {
  const t = useTranslations("people");
  const shared = useTranslations("shared");
  const word = useWord();
  const [leftOn, setLeftOn] = useState(today);
  const { pending, failure, run } = useAction(disablePerson);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("disable-ask", { name })}
      sub={t("disable-body")}
      foot={
        <>
          <Button
            variant="primary"
            pending={pending && shared("working")}
            onClick={() => run({ id, leftOn }, onClose)}
          >
            {t("disable")}
          </Button>
          <Button variant="text" onClick={onClose}>
            {shared("cancel")}
          </Button>
        </>
      }
    >
      <Field label={t("left-on")} error={failure?.fields?.leftOn?.[0]}>
        {(control) => (
          <DayInput
            {...control}
            value={leftOn}
            max={today}
            onChange={(event) => setLeftOn(event.target.value)}
          />
        )}
      </Field>
      {failure && !failure.fields && (
        <Note meaning="wrong" role="alert" className="mt-3">
          {word(failure.code, failure.params)}
        </Note>
      )}
    </Dialog>
  );
}
