"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { Button } from "@/components/ui/button";
import { enablePerson } from "@/lib/people/actions";

const DisableDialog = dynamic(
  () => import("./disable-dialog").then((module) => module.DisableDialog),
  { ssr: false },
);

/** 办离职, or 重新启用, which opens the account again. */
export function PersonMoves({
  id,
  name,
  active,
  today,
}: {
  id: string;
  name: string;
  active: boolean;
  today: string;
}) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  if (!active) {
    return (
      <ActButton
        act={enablePerson}
        input={{ id }}
        ask={{ title: t("enable-ask", { name }), body: t("enable-body"), confirm: t("enable") }}
      >
        {t("enable")}
      </ActButton>
    );
  }
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t("disable")}
      </Button>
      {open && <DisableDialog {...{ id, name, today }} onClose={() => setOpen(false)} />}
    </>
  );
}
