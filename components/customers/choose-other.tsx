"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { Combobox } from "@/components/shared/combobox";
import { Field } from "@/components/shared/field";
import { findCustomers } from "./find-customers";

/** Which other file it is put together with. */
export function ChooseOther({ id }: { id: string }) {
  const t = useTranslations("customers");
  const router = useRouter();
  return (
    <div className="max-w-md">
      <Field label={t("merge-other")} hint={t("merge-other-hint")}>
        {(control) => (
          <Combobox
            {...control}
            value={null}
            autoFocus
            search={async (text) => (await findCustomers(text)).filter(({ value }) => value !== id)}
            placeholder={t("referrer-find")}
            onChoose={(one) =>
              one?.value && router.push(to(`/customers/${id}/merge?with=${one.value}`))
            }
          />
        )}
      </Field>
    </div>
  );
}
