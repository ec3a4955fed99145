"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LogLeadTalk } from "@/components/customers/log-talk";
import { ActButton } from "@/components/shared/act-button";
import { Button, type ButtonProps } from "@/components/ui/button";
import { releaseLead } from "@/lib/leads/move-actions";
import type { LeadMove } from "@/lib/leads/states";
import type { Moving } from "./moving";
import { TakeLead } from "./take-lead";

const AssignDialog = dynamic(() => import("./assign-dialog").then((part) => part.AssignDialog), {
  ssr: false,
});
const AppointDialog = dynamic(() => import("./visit-dialogs").then((part) => part.AppointDialog), {
  ssr: false,
});
const ArriveDialog = dynamic(() => import("./visit-dialogs").then((part) => part.ArriveDialog), {
  ssr: false,
});
const WinDialog = dynamic(() => import("./end-dialogs").then((part) => part.WinDialog), {
  ssr: false,
});
const LoseDialog = dynamic(() => import("./end-dialogs").then((part) => part.LoseDialog), {
  ssr: false,
});
const EditDialog = dynamic(() => import("./edit-dialog").then((part) => part.EditDialog), {
  ssr: false,
});

type Asked = "assign" | "appoint" | "arrive" | "win" | "lose" | "edit";

/** What can be done with a lead now: the next step first. */
export function LeadMoves({ lead }: { lead: Moving }) {
  const t = useTranslations("leads");
  const [asked, ask] = useState<Asked | null>(null);
  const { id, status, moves, mayWrite, mayHandOver } = lead;
  const may = (move: LeadMove) => moves.includes(move);
  const close = () => ask(null);
  const button = (what: Asked, label: string, look: ButtonProps = {}) => (
    <Button {...look} onClick={() => ask(what)}>
      {label}
    </Button>
  );
  const talks = mayWrite && ["assigned", "contacted", "appointed", "arrived"].includes(status);
  const primary = { variant: "primary" } as const;
  return (
    <>
      {(may("assign") || mayHandOver) &&
        button("assign", mayHandOver ? t("hand-over") : t("assign"), {
          icon: "user-check",
          ...(status === "new" ? primary : {}),
        })}
      {(may("claim") || may("revive")) && (
        <TakeLead id={id} how={may("claim") ? "claim" : "revive"} />
      )}
      {may("release") && (
        <ActButton
          act={releaseLead}
          input={{ id, reason: "" }}
          ask={{
            ...{ title: t("release-ask"), body: t("release-effect"), confirm: t("release") },
            ...{ as: "reason", least: 2, chips: [t("release-busy"), t("release-far")] },
          }}
          done={{ href: "/leads?tab=mine" }}
        >
          {t("release")}
        </ActButton>
      )}
      {may("lose") && button("lose", t("lose"))}
      {mayWrite && status !== "won" && button("edit", t("edit"), { icon: "pencil" })}
      {talks && (
        <LogLeadTalk
          leadId={id}
          icon="phone"
          variant={status === "assigned" ? "primary" : "outline"}
        />
      )}
      {may("appoint") && button("appoint", t("appoint"), { ...primary, icon: "calendar" })}
      {mayWrite && status === "appointed" && button("appoint", t("reappoint"))}
      {may("arrive") && button("arrive", t("arrive"), { ...primary, icon: "store" })}
      {may("win") && lead.mayWin && button("win", t("win"), { ...primary, icon: "check" })}
      {asked === "assign" && (
        <AssignDialog
          start={{ ids: [id], ownerId: "" }}
          colleagues={lead.colleagues}
          onClose={close}
        />
      )}
      {asked === "appoint" && <AppointDialog lead={lead} onClose={close} />}
      {asked === "arrive" && <ArriveDialog lead={lead} onClose={close} />}
      {asked === "win" && <WinDialog lead={lead} onClose={close} />}
      {asked === "lose" && <LoseDialog id={id} onClose={close} />}
      {asked === "edit" && <EditDialog start={lead.form} onClose={close} />}
    </>
  );
}
