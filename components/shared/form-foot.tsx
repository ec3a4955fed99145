"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { type FieldValues, type UseFormReturn, useFormState } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Failure } from "@/lib/core/result";
import { to } from "./address";
import { Conflict } from "./conflict";
import { Note } from "./note";
import { Refused } from "./refused";
import { Saved } from "./saved";
import { useDraft } from "./use-draft";
import { useUnsaved } from "./use-unsaved";

/**
 * Foot of every form: the refusal, the buttons, ⌘↵, the question before leaving with changes, and the
 * draft of last time. `draft` names it; a form without one keeps none.
 */
export function FormFoot<I extends FieldValues, O>({
  form,
  failure,
  pending,
  back,
  draft,
  save,
  saving,
  saved,
  labels,
  children,
}: {
  form: UseFormReturn<I, unknown, O>;
  failure: Failure | null;
  pending: boolean;
  /** Where 取消 leads. */
  back?: string;
  draft?: string;
  save?: ReactNode;
  saving?: string;
  /** For a form that stays where it is: it was saved, which is said until the next change. */
  saved?: boolean;
  /** Field names in words, for the three values of 被他人修改. */
  labels?: Readonly<Record<string, string>>;
  /** Further submit buttons. */
  children?: ReactNode;
}) {
  const t = useTranslations("shared");
  const router = useRouter();
  const ref = useRef<HTMLDivElement>(null);
  const { isDirty } = useFormState({ control: form.control });
  const { wanted, stay } = useUnsaved(isDirty && !pending);
  const { found, restore, drop } = useDraft(form, draft, isDirty);

  useEffect(() => {
    const element = ref.current?.closest("form");
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.isComposing) return;
      event.preventDefault();
      element?.requestSubmit();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div ref={ref} className="contents">
      {found && !isDirty && (
        <Note icon="save" className="order-first">
          {t("draft-found")}
          <Button variant="link" size="bare" className="ml-2" onClick={restore}>
            {t("draft-restore")}
          </Button>
          <Button variant="link" size="bare" className="ml-3" onClick={drop}>
            {t("draft-drop")}
          </Button>
        </Note>
      )}
      {failure?.stored ? (
        <Conflict form={form} stored={failure.stored} labels={labels ?? {}} />
      ) : (
        <Refused failure={failure} />
      )}
      <div className="form-foot">
        <Button
          type="submit"
          variant="primary"
          size="form"
          kbd="⌘ ↵"
          pending={pending && (saving ?? t("saving"))}
        >
          {save ?? t("save")}
        </Button>
        {saved !== undefined && <Saved shown={saved && !isDirty && !pending} />}
        {children}
        {back && (
          <Button variant="text" size="form" onClick={() => router.push(to(back))}>
            {t("cancel")}
          </Button>
        )}
      </div>
      <Dialog
        open={wanted !== null}
        onClose={stay}
        title={t("leave-title")}
        sub={draft ? t("leave-draft") : t("leave-lost")}
        foot={
          <>
            <Button variant="primary" onClick={stay}>
              {t("leave-stay")}
            </Button>
            <Button onClick={() => wanted && router.push(to(wanted))}>{t("leave-go")}</Button>
          </>
        }
      />
    </div>
  );
}
