"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { ActItem } from "@/components/shared/act-button";
import { to } from "@/components/shared/address";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { MenuItem, MenuLink } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import type { Day } from "@/lib/core/time";
import { cancelOrder, holdOrder, promiseOrder } from "@/lib/orders/actions";
import type { promiseOrderInput } from "@/lib/orders/schema";

type Known = { id: string; version: number; promisedOn: Day };
type Props = {
  order: Known;
  /** The day as people write it. */
  promised: string;
  may: { promise: boolean; hold: boolean; cancel: boolean };
};

/** The rarer moves on an order, behind …; what asks for a reason opens its dialog beside the menu. */
export function MoreMoves({ order, promised, may }: Props) {
  const t = useTranslations("orders");
  const shared = useTranslations("shared");
  const [asking, ask] = useState(false);
  const input = { id: order.id, version: order.version, reason: "" };
  const why = { as: "reason", least: 2, placeholder: t("reason-hint") };
  return (
    <>
      <Menu
        side="end"
        name={shared("more")}
        className={buttonClass({ variant: "text", size: "icon" })}
        label={<Icon name="ellipsis" />}
      >
        <MenuLink href={to(`/orders/${order.id}/print`)} icon="printer">
          {t("print")}
        </MenuLink>
        {may.promise && (
          <MenuItem icon="calendar" onClick={() => ask(true)}>
            {t("promise")}
          </MenuItem>
        )}
        {may.hold && (
          <ActItem
            act={holdOrder}
            input={input}
            icon="pause"
            ask={{ title: t("hold-title"), confirm: t("hold"), ...why }}
          >
            {t("hold")}
          </ActItem>
        )}
        {may.cancel && (
          <ActItem
            act={cancelOrder}
            input={input}
            icon="ban"
            danger
            ask={{ title: t("cancel-title"), body: t("cancel-body"), confirm: t("cancel"), ...why }}
          >
            {t("cancel")}
          </ActItem>
        )}
      </Menu>
      {asking && <PromiseDialog order={order} promised={promised} onClose={() => ask(false)} />}
    </>
  );
}

type Form = z.input<typeof promiseOrderInput>;

function PromiseDialog({
  order,
  promised,
  onClose,
}: Pick<Props, "order" | "promised"> & { onClose: () => void }) {
  const t = useTranslations("orders");
  const form = useForm<Form>({ defaultValues: { ...order, reason: "" } });
  const { pending, failure, submit } = useFormAction(form, promiseOrder);
  return (
    <FormDialog
      title={t("promise")}
      sub={t("promise-hint", { promised })}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="promisedOn" label={t("promised")}>
        {(field) => <DayInput {...field} autoFocus />}
      </FormField>
      <FormField form={form} name="reason" label={t("promise-reason")} hint={t("reason-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
