"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { MenuItem } from "@/components/ui/menu-items";
import { to } from "./address";
import type { Ask } from "./ask-dialog";
import { toast } from "./toast";
import { type Act, useAction } from "./use-action";
import { useWord } from "./use-word";

const AskDialog = dynamic(() => import("./ask-dialog").then((part) => part.AskDialog), {
  ssr: false,
});

export type ActProps<I, T> = {
  act: Act<I, T>;
  /** What the act is told; an answer to `ask` is added under `ask.as`. */
  input: I;
  /** The move needs a second look, a reason or a note: opens a dialog, on the phone a sheet. */
  ask?: Ask;
  /** Where to go when it is done; `said` is for results that show elsewhere. */
  done?: { href?: string; said?: string };
  working?: string;
  children: ReactNode;
};

function useAct<I, T>({ act, input, ask, done }: ActProps<I, T>) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pending, failure, run, clear } = useAction(act);
  const go = (answer?: string) =>
    run(
      // The act's own schema checks the answer again; `ask.as` names a text field of its input.
      ask?.as && answer ? ({ ...input, [ask.as]: answer } as I) : input,
      () => {
        setAsking(false);
        if (done?.said) toast({ text: done.said, meaning: "good" });
        if (done?.href) router.push(to(done.href));
      },
    );
  const press = () => {
    clear();
    if (ask) setAsking(true);
    else go();
  };
  const dialog = ask && asking && (
    <AskDialog
      ask={ask}
      pending={pending}
      failure={failure}
      onClose={() => setAsking(false)}
      onAnswer={go}
    />
  );
  return { pending, failure: asking ? null : failure, press, dialog, clear };
}

/** One move on one document, as a button that a server page can place. The refusal stands under it. */
export function ActButton<I, T>({
  act,
  input,
  ask,
  done,
  working,
  children,
  ...look
}: ActProps<I, T> & Omit<ButtonProps, "onClick" | "pending">) {
  const t = useTranslations("shared");
  const word = useWord();
  const { pending, failure, press, dialog, clear } = useAct({ act, input, ask, done, children });
  return (
    <>
      <span className="act">
        <Button {...look} onClick={press} pending={pending && !ask && (working ?? t("working"))}>
          {children}
        </Button>
        {failure && (
          <span role="alert" className="act-refused">
            {word(failure.code, failure.params)}
            <button type="button" aria-label={t("close")} onClick={clear}>
              <Icon name="x" className="size-3.5" />
            </button>
          </span>
        )}
      </span>
      {dialog}
    </>
  );
}

/** The same inside a Menu of further moves. */
export function ActItem<I, T>({
  icon,
  danger,
  disabled,
  ...move
}: ActProps<I, T> & Pick<Parameters<typeof MenuItem>[0], "icon" | "danger" | "disabled">) {
  const word = useWord();
  const { pending, failure, press, dialog } = useAct(move);
  return (
    <>
      <MenuItem icon={icon} danger={danger} disabled={disabled || pending} onClick={press}>
        {move.children}
      </MenuItem>
      {failure && (
        <p role="alert" className="px-2.5 pb-1 text-wrong text-xs">
          {word(failure.code, failure.params)}
        </p>
      )}
      {/* The menu has closed by then, and hides what stands inside it. */}
      {dialog && createPortal(dialog, document.body)}
    </>
  );
}
