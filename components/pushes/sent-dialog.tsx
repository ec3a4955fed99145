"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { isTooLong, TextLeft } from "@/components/shared/text-left";
import { useAction } from "@/components/shared/use-action";
import { Dialog } from "@/components/ui/dialog";
import { Input, Textarea } from "@/components/ui/input";
import { markSent } from "@/lib/pushes/answer-actions";
import { type Means, MeansField } from "./means-field";

const most = 500;

/** 标记已发送: channel, time, note. An empty time is now. */
export function SentDialog({
  targetId,
  name,
  onClose,
}: {
  targetId: string;
  name: string;
  onClose: () => void;
}) {
  const t = useTranslations("pushes");
  const [how, choose] = useState<Means>("wechat");
  const [at, setAt] = useState("");
  const [note, write] = useState("");
  const { pending, failure, run } = useAction(markSent);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("mark-sent-title", { name })}
      sub={t("mark-sent-sub")}
      foot={
        <DialogFoot
          pending={pending && t("recording")}
          disabled={isTooLong(note, most)}
          onClick={() => run({ targetId, means: how, at, note }, onClose)}
          onClose={onClose}
        >
          {t("mark-sent")}
        </DialogFoot>
      }
    >
      <div className="grid gap-4">
        <MeansField value={how} onChange={choose} label={t("channel")} />
        <Field label={t("time")} hint={t("time-hint")}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("note")} aside={t("optional")}>
          {(control) => (
            <>
              <Textarea
                {...control}
                rows={2}
                value={note}
                onChange={(event) => write(event.target.value)}
              />
              <TextLeft text={note} most={most} />
            </>
          )}
        </Field>
        <Refused failure={failure} />
      </div>
    </Dialog>
  );
}
