"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { Button } from "@/components/ui/button";
import {
  arriveAppointment,
  cancelAppointment,
  confirmAppointment,
  finishAppointment,
  missAppointment,
  startAppointment,
} from "@/lib/appointments/actions";
import type { Appointment } from "@/lib/appointments/detail";
import { NoteDialog } from "./note-dialog";
import type { Bookable } from "./resource-picker";

const MoveDialog = dynamic(() => import("./move-dialog").then((part) => part.MoveDialog), {
  ssr: false,
});
const ResizeDialog = dynamic(() => import("./resize-dialog").then((part) => part.ResizeDialog), {
  ssr: false,
});

/** What comes next, in the order of the day. */
const forward = {
  confirm: confirmAppointment,
  arrive: arriveAppointment,
  start: startAppointment,
  finish: finishAppointment,
} as const;
const steps = Object.keys(forward) as (keyof typeof forward)[];

type Shown = Pick<
  Appointment,
  | ("id" | "version" | "branchId" | "customer" | "on" | "from" | "until" | "booked" | "notes")
  | ("moves" | "mayBook" | "mayMove" | "mayResize")
>;

/** The moves that are open now, the next one filled. */
export function AppointmentMoves({
  appointment,
  resources,
}: {
  appointment: Shown;
  resources: readonly Bookable[];
}) {
  const t = useTranslations("appointments");
  const [asking, ask] = useState<"move" | "resize" | "note" | null>(null);
  const { id, version, on, from, until, booked, moves, mayMove, mayResize, mayBook } = appointment;
  const next = steps.find((move) => moves.includes(move));
  return (
    <>
      {moves.includes("cancel") && (
        <ActButton
          act={cancelAppointment}
          input={{ id, version, reason: "" }}
          variant="danger"
          ask={{
            title: t("cancel-ask"),
            body: t("cancel-effect"),
            confirm: t("cancel-confirm"),
            as: "reason",
            chips: [t("cancel-customer"), t("cancel-sick"), t("cancel-wrong")],
            least: 2,
          }}
        >
          {t("do-cancel")}
        </ActButton>
      )}
      {moves.includes("miss") && (
        <ActButton act={missAppointment} input={{ id, version }}>
          {t("do-miss")}
        </ActButton>
      )}
      {mayBook && <Button onClick={() => ask("note")}>{t("notes")}</Button>}
      {mayMove ? (
        <Button icon="calendar-clock" kbd="E" onClick={() => ask("move")}>
          {t("move-short")}
        </Button>
      ) : (
        mayResize && <Button onClick={() => ask("resize")}>{t("resize")}</Button>
      )}
      {next && (
        <ActButton act={forward[next]} input={{ id, version }} variant="primary">
          {t(`do-${next}`)}
        </ActButton>
      )}
      {asking === "move" && (
        <MoveDialog
          title={t("move")}
          sub={appointment.customer}
          branchId={appointment.branchId}
          resources={resources}
          start={{
            ...{ id, version, on, from, until },
            ...{ resourceIds: booked.map((one) => one.id), cause: "customer", reason: "" },
          }}
          onClose={() => ask(null)}
        />
      )}
      {asking === "resize" && (
        <ResizeDialog start={{ id, version, until, reason: "" }} onClose={() => ask(null)} />
      )}
      {asking === "note" && (
        <NoteDialog start={{ id, version, notes: appointment.notes }} onClose={() => ask(null)} />
      )}
    </>
  );
}
