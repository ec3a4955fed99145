"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/input";
import type { Role } from "@/lib/core/actor";
import { giveRoleTo } from "@/lib/people/assignments/actions";

export function GiveRoleDialog({
  personId,
  roles,
  places,
  branchId: own,
  onClose,
}: {
  personId: string;
  roles: readonly { value: Role; label: string }[];
  places: readonly { id: string; name: string }[];
  /** Where the person works, which is where most of his roles hold. */
  branchId: string;
  onClose: () => void;
}) {
  const t = useTranslations("people");
  const shared = useTranslations("shared");
  const [role, setRole] = useState<Role | "">("");
  const [branchId, setBranch] = useState(
    (places.find(({ id }) => id === own) ?? places[0])?.id ?? "",
  );
  const { pending, failure, run } = useAction(giveRoleTo);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("seat-add")}
      foot={
        <DialogFoot
          disabled={!role}
          pending={pending && shared("working")}
          onClick={() => role && run({ personId, role, branchId: branchId || null }, onClose)}
          onClose={onClose}
        >
          {t("seat-give")}
        </DialogFoot>
      }
    >
      <div className="grid gap-4">
        <Field label={t("role")}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={({ target }) =>
                setRole(roles.find(({ value }) => value === target.value)?.value ?? "")
              }
            >
              <option value="" disabled>
                {t("role-missing")}
              </option>
              {roles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("where")}>
          {(control) => (
            <Select
              {...control}
              value={branchId}
              onChange={(event) => setBranch(event.target.value)}
            >
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="">{t("everywhere")}</option>
            </Select>
          )}
        </Field>
        <Refused failure={failure} />
      </div>
    </Dialog>
  );
}
