"use client";

import { useTranslations } from "next-intl";
import { ActButton, ActItem } from "@/components/shared/act-button";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/popover";
import { cancelPush, closePush, openRevision } from "@/lib/pushes/actions";
import type { PushMove } from "@/lib/pushes/states";

/** What can be done with a push as a whole; what a state or a role does not allow is absent. */
export function PushMoves({
  id,
  version,
  name,
  open,
  ofOrder,
  wasOut,
}: {
  id: string;
  version: number;
  name: string;
  open: readonly PushMove[];
  ofOrder: boolean;
  /** Somebody may have got it: cancelling tells him. */
  wasOut: boolean;
}) {
  const t = useTranslations("pushes");
  const input = { id, version };
  const asked = { ...input, reason: "" };
  return (
    <>
      {open.includes("close") && (
        <ActButton
          act={closePush}
          input={input}
          icon="check"
          ask={{
            title: t("close-ask", { name }),
            body: t("close-body"),
            confirm: t("close"),
            as: "reason",
          }}
        >
          {t("close")}
        </ActButton>
      )}
      {(open.includes("revise") || open.includes("cancel")) && (
        <Menu
          side="end"
          title={t("more")}
          className={buttonClass({ size: "icon" })}
          name={t("more")}
          label={<Icon name="ellipsis" />}
        >
          {open.includes("revise") && !ofOrder && (
            <ActItem
              act={openRevision}
              input={asked}
              icon="pencil"
              done={{ href: `/pushes/${id}/edit` }}
              ask={{
                title: t("revise-ask", { name }),
                body: t("revise-body"),
                confirm: t("revise"),
                ...{ as: "reason", least: 2 },
              }}
            >
              {t("revise")}
            </ActItem>
          )}
          {open.includes("cancel") && (
            <ActItem
              act={cancelPush}
              input={asked}
              icon="ban"
              danger
              ask={{
                title: t("cancel-ask", { name }),
                body: t(wasOut ? "cancel-body-told" : "cancel-body"),
                confirm: t("cancel-push"),
                chips: [t("why-wrong"), t("why-not-needed"), t("why-other-supplier")],
                ...{ as: "reason", least: 2 },
              }}
            >
              {t("cancel-push")}
            </ActItem>
          )}
        </Menu>
      )}
    </>
  );
}
