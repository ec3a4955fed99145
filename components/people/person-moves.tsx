"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { DayInput } from "@/components/shared/day-field";
import { Field } from "@/components/shared/field";
import { Note } from "@/components/shared/note";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { disablePerson, enablePerson } from "@/lib/people/actions";

/** 办离职 asks for the last day; 重新启用 opens the account again. */
export function PersonMoves({
  id,
  name,
  active,
  today,
}: {
  id: string;
  name: string;
  active: boolean;
  today: string;
}) {
  const t = useTranslations("people");
  const shared = useTranslations("shared");
  const word = useWord();
  const [open, setOpen] = useState(false);
  const [leftOn, setLeftOn] = useState(today);
  const { pending, failure, run, clear } = useAction(disablePerson);

  if (!active) {
    return (
      <ActButton
        act={enablePerson}
        input={{ id }}
        ask={{ title: t("enable-ask", { name }), body: t("enable-body"), confirm: t("enable") }}
      >
        {t("enable")}
      </ActButton>
    );
  }
  return (
    <>
      <Button
        variant="danger"
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {t("disable")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("disable-ask", { name })}
        sub={t("disable-body")}
        foot={
          <>
            <Button
              variant="primary"
              pending={pending && shared("working")}
              onClick={() => run({ id, leftOn }, () => setOpen(false))}
            >
              {t("disable")}
            </Button>
            <Button variant="text" onClick={() => setOpen(false)}>
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
    </>
  );
}
