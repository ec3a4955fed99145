"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { to } from "@/components/shared/address";
import { Combobox } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { Field, FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { SectionHead } from "@/components/shared/page-head";
import { Refused } from "@/components/shared/refused";
import { FieldLeft } from "@/components/shared/text-left";
import { useAction, useFormAction } from "@/components/shared/use-action";
import { findSuppliers, type SupplierChoice } from "@/components/suppliers/find-suppliers";
import { Button } from "@/components/ui/button";
import { Input, Select, Textarea } from "@/components/ui/input";
import type { Result } from "@/lib/core/result";
import { addDays, type Day } from "@/lib/core/time";
import { draftOrder, reviseOrder, saveOrder, submitOrder } from "@/lib/purchase-orders/actions";
import { LinesGrid } from "./lines-grid";
import { OrderSums } from "./order-sums";
import { contentOf, type OrderValues, resolver } from "./order-values";
import { useTerms } from "./use-terms";

type Saved = { id: string; version?: number };

export type FormMode = "new" | "edit" | "revise";

/** New, edited, and revised orders are written in one form; only what it asks of the server differs. */
export function OrderForm({
  start,
  mode,
  branches,
  today,
  leadDays = 0,
  supplierIsFixed = false,
}: {
  start: OrderValues;
  mode: FormMode;
  branches: readonly { id: string; name: string }[];
  today: Day;
  leadDays?: number;
  /** It has its official number: the supplier stays. */
  supplierIsFixed?: boolean;
}) {
  const t = useTranslations("purchase-orders");
  const shared = useTranslations("shared");
  const router = useRouter();
  const form = useForm<OrderValues>({ resolver, defaultValues: start });
  const saved = useRef(mode !== "new");
  const submitToo = useRef(false);
  const [lead, setLead] = useState(leadDays);
  const send = useAction(submitOrder);
  const terms = useTerms(form, today);

  const save = async (values: OrderValues, key?: string): Promise<Result<Saved>> => {
    const { id, branchId, version, reason } = values;
    const content = contentOf(values);
    if (mode === "revise") return reviseOrder({ ...content, id, version, reason }, key);
    return saved.current
      ? saveOrder({ ...content, id, version }, key)
      : draftOrder({ ...content, id, branchId }, key);
  };
  const { pending, failure, submit } = useFormAction(form, save);
  const here = `/purchase-orders/${start.id}`;
  const onSaved = ({ id, version }: Saved) => {
    saved.current = true;
    if (!submitToo.current || mode === "revise" || version === undefined) {
      return router.push(to(here));
    }
    form.setValue("version", version);
    send.run({ id, version }, () => router.push(to(here)));
  };

  const chooseSupplier = async (chosen: SupplierChoice | { value: ""; label: string } | null) => {
    const supplier = chosen && chosen.value !== "" ? (chosen as SupplierChoice) : null;
    form.setValue("supplierId", supplier?.id ?? "", { shouldDirty: true });
    form.setValue("supplierName", supplier?.name ?? "");
    form.clearErrors("supplierId");
    const days = supplier?.leadDays ?? 0;
    setLead(days);
    if (!form.getValues("expectedOn") && days > 0) {
      form.setValue("expectedOn", addDays(today, days), { shouldDirty: true });
    }
    await terms.changeSupplier();
  };

  const [supplierId, supplierName] = useWatch({
    control: form.control,
    name: ["supplierId", "supplierName"],
  });
  const supplierError = form.formState.errors.supplierId?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        // ⌘↵ has no button: it saves.
        const { submitter } = event.nativeEvent as SubmitEvent;
        submitToo.current = submitter?.getAttribute("value") === "submit";
        return submit(onSaved)(event);
      }}
      className="flex flex-col gap-5"
    >
      <div className="grid max-w-5xl grid-cols-[minmax(0,2fr)_1fr_1fr] gap-4 phone:grid-cols-1">
        <Field
          label={t("supplier")}
          hint={supplierIsFixed ? t("supplier-is-fixed") : undefined}
          error={supplierError}
        >
          {(control) => (
            <Combobox
              {...control}
              autoFocus={mode === "new"}
              disabled={supplierIsFixed}
              value={supplierId ? { value: supplierId, label: supplierName } : null}
              search={findSuppliers}
              onChoose={chooseSupplier}
              placeholder={t("find-supplier")}
            />
          )}
        </Field>
        {branches.length > 1 && (
          <FormField form={form} name="branchId" label={t("branch")}>
            {(field) => (
              <Select {...field} disabled={mode !== "new"}>
                {branches.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        )}
        <FormField
          form={form}
          name="expectedOn"
          label={t("due")}
          hint={lead > 0 ? t("due-hint", { days: lead }) : undefined}
        >
          {(field) => <DayInput {...field} min={today} />}
        </FormField>
      </div>
      <section>
        <SectionHead title={t("lines")} />
        <LinesGrid form={form} terms={terms} />
      </section>
      <div className="flex flex-wrap items-start justify-between gap-6">
        <div className="grid min-w-64 max-w-xl flex-1 gap-4">
          <FormField form={form} name="notes" label={t("notes")} hint={t("notes-hint")}>
            {(field) => (
              <>
                <Textarea {...field} />
                <FieldLeft control={form.control} name="notes" most={2000} />
              </>
            )}
          </FormField>
          {mode === "revise" && (
            <FormField form={form} name="reason" label={t("revise-reason")}>
              {(field) => (
                <>
                  <Input {...field} autoComplete="off" />
                  <FieldLeft control={form.control} name="reason" most={500} />
                </>
              )}
            </FormField>
          )}
        </div>
        <div className="grid w-72 gap-4 phone:w-full">
          <div className="grid grid-cols-2 gap-3">
            <FormField form={form} name="freight" label={t("freight")}>
              {(field) => <MoneyInput {...field} />}
            </FormField>
            <FormField form={form} name="discount" label={t("order-discount")}>
              {(field) => <MoneyInput {...field} />}
            </FormField>
          </div>
          <OrderSums control={form.control} />
        </div>
      </div>
      <Refused failure={send.failure} lead={t("saved-not-submitted")} />
      <FormFoot
        form={form}
        failure={failure}
        pending={pending || send.pending}
        back={mode === "new" ? "/purchase-orders" : here}
        draft={`purchase-order:${mode === "new" ? "new" : start.id}`}
        save={mode === "revise" ? t("save-revise") : t("save-draft")}
        saving={shared("saving")}
        labels={{
          ...{ supplierName: t("supplier"), expectedOn: t("due"), freight: t("freight") },
          ...{ discount: t("order-discount"), notes: t("notes"), lines: t("lines") },
        }}
      >
        {mode !== "revise" && (
          <Button
            type="submit"
            size="form"
            icon="send"
            value="submit"
            disabled={pending || send.pending}
          >
            {t("save-submit")}
          </Button>
        )}
      </FormFoot>
    </form>
  );
}
