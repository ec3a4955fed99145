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
  failed,
  answered,
}: {
  id: string;
  status: "queued" | "sent" | "failed" | "stopped";
  /** An attempt did not arrive. */
  failed: boolean;
  answered: boolean;
}) {
  const t = useTranslations("pushes");
  const input = { deliveryId: id };
  if (status === "sent" || (answered && status !== "queued")) return null;
  const again = !answered && (status !== "queued" || failed);
  return (
    <>
      {again && (
        <ActButton act={retryDelivery} input={input} size="small" icon="rotate-ccw">
          {t(status === "queued" ? "retry-now" : "retry")}
        </ActButton>
      )}
      {status === "queued" && (
        <ActButton act={stopDelivery} input={input} variant="text" size="small">
          {t("stop")}
        </ActButton>
      )}
    </>
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
