"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DayInput } from "@/components/shared/day-field";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
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
  const [leftOn, setLeftOn] = useState(today);
  const { pending, failure, run } = useAction(disablePerson);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("disable-ask", { name })}
      sub={t("disable-body")}
      foot={
        <DialogFoot
          variant="danger"
          pending={pending && shared("working")}
          onClick={() => run({ id, leftOn }, onClose)}
          onClose={onClose}
        >
          {t("disable")}
        </DialogFoot>
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
      <Refused failure={failure} atFields className="mt-3" />
    </Dialog>
  );
}
