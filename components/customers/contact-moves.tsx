"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import type { Option } from "@/components/shared/filters";
import { Button } from "@/components/ui/button";

const ContactDialog = dynamic(() => import("./contact-dialog").then((part) => part.ContactDialog), {
  ssr: false,
});

export function AddContact({
  customerId,
  people,
}: {
  customerId: string;
  people: readonly Option[];
}) {
  const t = useTranslations("customers");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setId(uuid())}>
        {t("add-contact")}
      </Button>
      {id && (
        <ContactDialog
          start={{ id, customerId, personId: people[0]?.value ?? "", kind: "mobile", value: "" }}
          people={people}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}
