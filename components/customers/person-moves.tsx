"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import type { Option } from "@/components/shared/filters";
import { Button } from "@/components/ui/button";
import type { PersonRole } from "@/lib/customers/kinds";
import type { PersonForm } from "@/lib/customers/persons/schema";

const PersonDialog = dynamic(() => import("./person-dialog").then((part) => part.PersonDialog), {
  ssr: false,
});

export function AddPerson({
  customerId,
  role,
  guardians,
}: {
  customerId: string;
  /** Who is likely to be missing. */
  role: PersonRole;
  guardians: readonly Option[];
}) {
  const t = useTranslations("customers");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setId(uuid())}>
        {t("add-person")}
      </Button>
      {id && (
        <PersonDialog
          customerId={customerId}
          start={{
            ...{ id, version: 0, role, personName: "", birthday: "" },
            ...{ guardianId: guardians[0]?.value ?? "", consent: false },
          }}
          guardians={guardians}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}

export function EditPerson({
  start,
  isSealed,
  guardians,
}: {
  start: PersonForm;
  isSealed: boolean;
  guardians: readonly Option[];
}) {
  const t = useTranslations("customers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="text" onClick={() => setOpen(true)}>
        {t("edit")}
      </Button>
      {open && (
        <PersonDialog
          start={start}
          isSealed={isSealed}
          guardians={guardians}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
