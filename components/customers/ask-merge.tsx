"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/shared/combobox";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { toast } from "@/components/shared/toast";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { askMerge } from "@/lib/customers/merging/actions";
import { findCustomers } from "./find-customers";

/** Who may not merge names the other file, and the manager is told. */
export function AskMerge({ id }: { id: string }) {
  const t = useTranslations("customers");
  const [open, setOpen] = useState(false);
  const [other, choose] = useState<{ value: string; label: string } | null>(null);
  const { pending, failure, run } = useAction(askMerge);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("merge-ask")}</Button>
      {open && (
        <Dialog
          open
          onClose={close}
          title={t("merge-ask-title")}
          sub={t("merge-ask-effect")}
          foot={
            <DialogFoot
              pending={pending && t("merge-ask")}
              onClose={close}
              onClick={() =>
                other &&
                run({ id, otherId: other.value }, () => {
                  close();
                  toast({ text: t("merge-asked-done"), meaning: "good" });
                })
              }
            >
              {t("merge-ask-send")}
            </DialogFoot>
          }
        >
          <Field label={t("merge-other")}>
            {(control) => (
              <Combobox
                {...control}
                value={other}
                search={async (text) =>
                  (await findCustomers(text)).filter(({ value }) => value !== id)
                }
                placeholder={t("referrer-find")}
                onChoose={choose}
              />
            )}
          </Field>
          <Refused failure={failure} className="mt-3" />
        </Dialog>
      )}
    </>
  );
}
