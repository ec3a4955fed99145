"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Pairs } from "@/components/shared/facts";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { revealBank } from "@/lib/suppliers/actions";
import type { BankForm } from "@/lib/suppliers/schema";

const BankDialog = dynamic(() => import("./bank-dialog").then((part) => part.BankDialog), {
  ssr: false,
});

/** Where the money goes: its last four digits, and for who pays it the whole account and its change. */
export function BankPart({
  id,
  version,
  supplierName,
  last4,
  changed,
  mayChange,
}: {
  id: string;
  version: number;
  supplierName: string;
  last4: string | null;
  changed: string | null;
  mayChange: boolean;
}) {
  const t = useTranslations("suppliers");
  const word = useWord();
  const { pending, failure, run } = useAction(revealBank);
  const [whole, setWhole] = useState<Pick<BankForm, "holder" | "bank" | "account"> | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Pairs
        pairs={
          whole
            ? [
                { label: t("bank-holder"), value: whole.holder },
                { label: t("bank-name"), value: whole.bank },
                { label: t("bank-account"), value: whole.account.replace(/(\d{4})(?=\d)/g, "$1 ") },
              ]
            : [{ label: t("bank-account"), value: last4 ? `**** ${last4}` : t("bank-none") }]
        }
      />
      {changed && <p className="mt-2 text-muted-foreground text-xs">{changed}</p>}
      {mayChange && (
        <div className="mt-3 flex gap-2">
          {last4 && !whole && (
            <Button
              size="small"
              icon="eye"
              title={t("reveal-hint")}
              pending={pending && "…"}
              onClick={() => run({ id }, setWhole)}
            >
              {t("reveal")}
            </Button>
          )}
          <Button size="small" icon="pencil" onClick={() => setOpen(true)}>
            {t("bank-edit")}
          </Button>
        </div>
      )}
      {failure && <p className="mt-2 text-wrong text-xs">{word(failure.code, failure.params)}</p>}
      {open && (
        <BankDialog
          start={{
            id,
            version,
            holder: whole?.holder ?? supplierName,
            bank: whole?.bank ?? "",
            account: "",
          }}
          onClose={() => {
            setOpen(false);
            setWhole(null);
          }}
        />
      )}
    </>
  );
}
