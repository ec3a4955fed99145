"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { Button } from "@/components/ui/button";
import { retryDelivery, stopDelivery } from "@/lib/pushes/answer-actions";

const SentDialog = dynamic(() => import("./sent-dialog").then((part) => part.SentDialog), {
  ssr: false,
});

/** 重试 and 停止 of one message. Who has answered is sent nothing again (P7). */
export function DeliveryMoves({
  id,
  status,
  answered,
}: {
  id: string;
  status: "queued" | "sent" | "failed" | "stopped";
  answered: boolean;
}) {
  const t = useTranslations("pushes");
  const input = { deliveryId: id };
  if (status === "queued")
    return (
      <ActButton act={stopDelivery} input={input} variant="text" size="small">
        {t("stop")}
      </ActButton>
    );
  if (status === "sent" || answered) return null;
  return (
    <ActButton act={retryDelivery} input={input} size="small" icon="rotate-ccw">
      {t("retry")}
    </ActButton>
  );
}

/** 我已发送: it went by hand, with how, when and what. */
export function SentButton({ targetId, name }: { targetId: string; name: string }) {
  const t = useTranslations("pushes");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("mark-sent")}
      </Button>
      {open && <SentDialog targetId={targetId} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}
