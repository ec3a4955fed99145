"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DayInput } from "@/components/shared/day-field";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { isTooLong, TextLeft } from "@/components/shared/text-left";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { recordAnswer } from "@/lib/pushes/answer-actions";
import { type Means, MeansField } from "./means-field";

const most = 500;

/**
 * What the supplier said by phone or chat (P12). 接受 is one press; another date or a refusal opens the
 * one field it needs. Channel and time stand ready and can be changed.
 */
export function AnswerBox({
  targetId,
  name,
  answered,
  today,
}: {
  targetId: string;
  name: string;
  answered: boolean;
  today: string;
}) {
  const t = useTranslations("pushes");
  const [asked, ask] = useState<"accepted" | "other_date" | "refused" | null>(null);
  const [how, choose] = useState<Means>("phone");
  const [at, setAt] = useState("");
  const [answerOn, setDay] = useState("");
  const [note, write] = useState("");
  const { pending, failure, run } = useAction(recordAnswer);
  const send = (answer: "accepted" | "other_date" | "refused") =>
    run(
      { targetId, answer, answerOn: answer === "other_date" ? answerOn : "", means: how, at, note },
      () => {
        ask(null);
        write("");
        setDay("");
      },
    );
  const wrong = failure?.fields ?? {};
  return (
    <div className="mt-3 grid gap-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-muted-foreground">
          {t(answered ? "answer-again" : "answer-note")}
        </span>
        <Button
          size="small"
          icon="check"
          pending={pending && asked === null && t("recording")}
          onClick={() => send("accepted")}
        >
          {t("answer-accepted")}
        </Button>
        <Button
          size="small"
          aria-expanded={asked === "other_date"}
          onClick={() => ask("other_date")}
        >
          {t("answer-other_date")}
        </Button>
        <Button
          size="small"
          variant="danger"
          aria-expanded={asked === "refused"}
          onClick={() => ask("refused")}
        >
          {t("answer-refused")}
        </Button>
        <Button
          size="small"
          variant="text"
          aria-expanded={asked === "accepted"}
          onClick={() => ask(asked === "accepted" ? null : "accepted")}
        >
          {t("answer-more")}
        </Button>
      </div>
      {asked && (
        <div className="grid max-w-xl gap-3 rounded-lg bg-muted p-3">
          <MeansField value={how} onChange={choose} label={t("answered-by", { name })} />
          <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
            {asked === "other_date" && (
              <Field label={t("other-day")} error={wrong.answerOn?.[0]}>
                {(control) => (
                  <DayInput
                    {...control}
                    min={today}
                    value={answerOn}
                    onChange={(event) => setDay(event.target.value)}
                  />
                )}
              </Field>
            )}
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
            <Field label={t("note")} error={wrong.note?.[0]}>
              {(control) => (
                <>
                  <Input
                    {...control}
                    value={note}
                    onChange={(event) => write(event.target.value)}
                  />
                  <TextLeft text={note} most={most} />
                </>
              )}
            </Field>
          </div>
          <div className="flex gap-2">
            <Button
              variant="primary"
              pending={pending && t("recording")}
              disabled={isTooLong(note, most)}
              onClick={() => send(asked)}
            >
              {t("record-answer", { answer: t(`answer-${asked}`) })}
            </Button>
            <Button variant="text" onClick={() => ask(null)}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      )}
      <Refused failure={failure} atFields />
    </div>
  );
}
