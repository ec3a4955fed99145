"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input, Select } from "@/components/ui/input";
import { addDepartment } from "@/lib/branches/departments/actions";
import { departmentKinds } from "@/lib/branches/schema";

export function AddDepartment({ branchId, id }: { branchId: string; id: string }) {
  const t = useTranslations("branches");
  const shared = useTranslations("shared");
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof departmentKinds)[number]>("purchasing");
  const { pending, failure, run } = useAction(addDepartment);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setOpen(true)}>
        {t("add-department")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("add-department")}
        foot={
          <DialogFoot
            pending={pending && shared("working")}
            onClick={() => run({ id, branchId, name, kind }, () => setOpen(false))}
            onClose={() => setOpen(false)}
          >
            {t("add")}
          </DialogFoot>
        }
      >
        <div className="grid gap-4">
          <Field label={t("name")} error={failure?.fields?.name?.[0]}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("kind")}>
            {(control) => (
              <Select
                {...control}
                value={kind}
                onChange={(event) =>
                  setKind(departmentKinds.find((one) => one === event.target.value) ?? kind)
                }
              >
                {departmentKinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`kind-${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Refused failure={failure} atFields />
        </div>
      </Dialog>
    </>
  );
}
