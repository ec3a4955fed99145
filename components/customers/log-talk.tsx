"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";

const TalkDialog = dynamic(() => import("./talk-dialog").then((part) => part.TalkDialog), {
  ssr: false,
});

export function LogTalk({ customerId }: { customerId: string }) {
  const t = useTranslations("customers");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setId(uuid())}>
        {t("log")}
      </Button>
      {id && (
        <TalkDialog
          start={{
            ...{ id, customerId, channel: "phone", direction: "out", outcome: "reached" },
            ...{ note: "", nextStep: "", nextOn: "" },
          }}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}
