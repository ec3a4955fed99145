"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button, type ButtonProps } from "@/components/ui/button";
import { logCommunication } from "@/lib/customers/communications/actions";
import {
  logCommunicationInput,
  logLeadTalkInput,
  type TalkForm,
} from "@/lib/customers/communications/schema";
import { logLeadTalk } from "@/lib/leads/talk-actions";

const TalkDialog = dynamic(() => import("./talk-dialog").then((part) => part.TalkDialog), {
  ssr: false,
}) as typeof import("./talk-dialog").TalkDialog;

type Look = Pick<ButtonProps, "variant" | "size" | "icon">;
const small = { size: "small", icon: "plus" } as const satisfies Look;

const blank: Omit<TalkForm, "id"> = {
  ...{ channel: "phone", direction: "out", outcome: "reached" },
  ...{ note: "", nextStep: "", nextOn: "" },
};

export function LogTalk({ customerId }: { customerId: string }) {
  const { id, button, close } = useOpening(small);
  return (
    <>
      {button}
      {id && (
        <TalkDialog
          act={logCommunication}
          input={logCommunicationInput}
          start={{ id, customerId, ...blank }}
          onClose={close}
        />
      )}
    </>
  );
}

export function LogLeadTalk({ leadId, ...look }: { leadId: string } & Look) {
  const { id, button, close } = useOpening(look);
  return (
    <>
      {button}
      {id && (
        <TalkDialog
          act={logLeadTalk}
          input={logLeadTalkInput}
          start={{ id, leadId, ...blank }}
          onClose={close}
        />
      )}
    </>
  );
}

function useOpening(look: Look) {
  const t = useTranslations("customers");
  const [id, setId] = useState<string | null>(null);
  const button = (
    <Button {...look} onClick={() => setId(uuid())}>
      {t("log")}
    </Button>
  );
  return { id, button, close: () => setId(null) };
}
