"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog } from "@/components/ui/dialog";
import { Input, Textarea } from "@/components/ui/input";
import type { Failure } from "@/lib/core/result";
import { DialogFoot } from "./dialog-foot";
import { Refused } from "./refused";
import { Glyph } from "./status-word";
import { isTooLong, TextLeft } from "./text-left";

export type Ask = {
  /** The question, with the sum: 同意这张采购单？ */
  title: string;
  body?: ReactNode;
  /** A verb: 确认同意. */
  confirm: string;
  icon?: ButtonProps["icon"];
  /** The field of the act's input that takes the answer. */
  as?: string;
  /** Reasons to press instead of typing. */
  chips?: readonly string[];
  /** With a reason asked for: at least so many characters unless a chip is pressed. */
  least?: number;
  placeholder?: string;
};

/** What every act takes as a reason or a note. */
const most = 500;

/** Asks for a reason or a note before a move. Never "are you sure": it says what will happen. */
export function AskDialog({
  ask,
  pending,
  failure,
  onClose,
  onAnswer,
}: {
  ask: Ask;
  pending: boolean;
  failure: Failure | null;
  onClose: () => void;
  onAnswer: (answer: string) => void;
}) {
  const t = useTranslations("shared");
  const id = useId();
  const [chip, press] = useState("");
  const [text, type] = useState("");
  const [missing, setMissing] = useState(false);
  const least = ask.least ?? 0;
  const answer = [chip, text.trim()].filter(Boolean).join("：");

  const confirm = () => {
    if (least > 0 && !chip && [...text.trim()].length < least) return setMissing(true);
    if (isTooLong(answer, most)) return;
    onAnswer(answer);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={ask.title}
      sub={ask.body}
      foot={
        <DialogFoot
          icon={ask.icon}
          onClick={confirm}
          pending={pending && t("working")}
          onClose={onClose}
        >
          {ask.confirm}
        </DialogFoot>
      }
    >
      {ask.as && (
        <div className="grid gap-3">
          {ask.chips && (
            <fieldset className="flex flex-wrap gap-2" aria-label={t("reason")}>
              {ask.chips.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={chip === each}
                  onClick={() => {
                    press(chip === each ? "" : each);
                    setMissing(false);
                  }}
                  className={cn(
                    "h-8 rounded-md border px-3 text-sm phone:h-11 phone:rounded-lg phone:text-base",
                    chip === each
                      ? "border-ring bg-accent text-accent-foreground"
                      : "hover:bg-muted",
                  )}
                >
                  {each}
                </button>
              ))}
            </fieldset>
          )}
          {least > 0 ? (
            <Textarea
              aria-label={t("reason")}
              aria-invalid={missing || undefined}
              aria-describedby={missing ? `${id}-missing` : undefined}
              placeholder={ask.placeholder}
              value={text}
              onChange={(event) => {
                type(event.target.value);
                setMissing(false);
              }}
            />
          ) : (
            <Input
              aria-label={t("note-optional")}
              placeholder={ask.placeholder ?? t("note-optional")}
              value={text}
              onChange={(event) => type(event.target.value)}
            />
          )}
          <TextLeft text={answer} most={most} />
          {missing && (
            <p
              id={`${id}-missing`}
              role="alert"
              className="flex items-center gap-1.5 text-wrong text-xs"
            >
              <Glyph meaning="wrong" />
              {t("reason-missing", { least })}
            </p>
          )}
        </div>
      )}
      <Refused failure={failure} className="mt-3" />
    </Dialog>
  );
}
