"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { v7 as uuid } from "uuid";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { MoneyInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import { type Money, showMoney, typedMoney } from "@/lib/core/figures";
import { recordReceipt } from "@/lib/receipts/actions";
import { type ReceiptKind, receiptKinds, receiptMethods } from "@/lib/receipts/kinds";
import type { ReceiptForm } from "@/lib/receipts/schema";

type Props = {
  orderId: string;
  /** What the till would take now. */
  kind: ReceiptKind;
  asked: Money;
  owed: Money;
  till: "all" | "deposit";
  primary: boolean;
};

/** 收款: opens over the order; amount and kind stand filled in with what is asked next. */
export function RecordReceipt({ primary, ...asked }: Props) {
  const t = useTranslations("receipts");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="wallet" variant={primary ? "primary" : undefined} onClick={() => setOpen(true)}>
        {t("record")}
      </Button>
      {open && <RecordDialog {...asked} onClose={() => setOpen(false)} />}
    </>
  );
}

function RecordDialog({
  orderId,
  kind,
  asked,
  owed,
  till,
  onClose,
}: Omit<Props, "primary"> & { onClose: () => void }) {
  const t = useTranslations("receipts");
  const form = useForm<ReceiptForm>({
    defaultValues: {
      ...{ id: uuid(), orderId, kind, method: "wechat", amount: typedMoney(asked) },
      ...{ externalRef: "", note: "" },
    },
  });
  const { pending, failure, submit } = useFormAction(form, recordReceipt);
  const kinds = till === "all" ? receiptKinds : (["deposit", "prepay"] as const);
  return (
    <FormDialog
      title={t("record")}
      sub={t("owed", { owed: showMoney(owed) })}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      save={t("record")}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name="amount" label={t("amount")}>
          {(field) => <MoneyInput {...field} autoFocus />}
        </FormField>
        <FormField form={form} name="method" label={t("method")}>
          {(field) => (
            <Select {...field}>
              {receiptMethods.map((one) => (
                <option key={one} value={one}>
                  {t(`method-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      </div>
      <FormField form={form} name="kind" label={t("kind")}>
        {(field) => (
          <Select {...field}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind-${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="externalRef" label={t("external-ref")} hint={t("external-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="note" label={t("note")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
