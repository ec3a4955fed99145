"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { to } from "@/components/shared/address";
import type { Ask } from "@/components/shared/ask-dialog";
import { toast } from "@/components/shared/toast";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { MenuItem, MenuLine, MenuLink } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { cancelOrder, copyOrder, withdrawOrder } from "@/lib/purchase-orders/actions";

const AskDialog = dynamic(
  () => import("@/components/shared/ask-dialog").then((part) => part.AskDialog),
  { ssr: false },
);

type Props = {
  id: string;
  version: number;
  may: { withdraw: boolean; cancel: boolean; copy: boolean; revise: boolean };
  versions: boolean;
};

/** Further moves on an order. What asks for a reason opens its dialog beside the menu, which has closed. */
export function OrderMenu({ id, version, may, versions }: Props) {
  const t = useTranslations("purchase-orders");
  const shared = useTranslations("shared");
  const word = useWord();
  const router = useRouter();
  const [asking, ask] = useState<"cancel" | "withdraw" | null>(null);
  const copy = useAction(copyOrder);
  const cancel = useAction(cancelOrder);
  const withdraw = useAction(withdrawOrder);
  const here = `/purchase-orders/${id}`;

  const copyNow = () =>
    copy.run(
      { id: uuid(), from: id },
      (made) => router.push(to(`/purchase-orders/${made.id}/edit`)),
      ({ code, params }) => toast({ text: word(code, params), meaning: "wrong" }),
    );
  const asks: Record<"cancel" | "withdraw", Ask> = {
    cancel: {
      title: t("ask-cancel"),
      body: t("ask-cancel-sub"),
      confirm: t("confirm-cancel"),
      as: "reason",
      chips: [t("cancel-chip-need"), t("cancel-chip-supplier"), t("cancel-chip-wrong")],
      least: 2,
    },
    withdraw: { title: t("withdraw"), body: t("ask-withdraw"), confirm: t("withdraw") },
  };
  const answer = (reason: string) => {
    const done = () => ask(null);
    if (asking === "cancel") cancel.run({ id, version, reason }, done);
    else withdraw.run({ id, version }, done);
  };
  const act = asking === "cancel" ? cancel : withdraw;

  return (
    <>
      <Menu
        side="end"
        name={shared("more")}
        className={buttonClass({ variant: "text", size: "icon" })}
        label={<Icon name="ellipsis" />}
      >
        {may.revise && (
          <MenuLink href={to(`${here}/edit`)} icon="pencil">
            {t("revise")}
          </MenuLink>
        )}
        {may.withdraw && (
          <MenuItem icon="undo-2" onClick={() => ask("withdraw")}>
            {t("withdraw")}
          </MenuItem>
        )}
        {may.copy && (
          <MenuItem icon="copy" onClick={copyNow} disabled={copy.pending}>
            {t("copy")}
          </MenuItem>
        )}
        <MenuLink href={to(`${here}/print`)} icon="printer">
          {t("print")}
        </MenuLink>
        {versions && (
          <MenuLink href={to(`${here}/versions`)} icon="layers">
            {t("versions")}
          </MenuLink>
        )}
        {may.cancel && (
          <>
            <MenuLine />
            <MenuItem icon="ban" danger onClick={() => ask("cancel")}>
              {t("cancel")}
            </MenuItem>
          </>
        )}
      </Menu>
      {asking && (
        <AskDialog
          ask={asks[asking]}
          pending={act.pending}
          failure={act.failure}
          onClose={() => {
            act.clear();
            ask(null);
          }}
          onAnswer={answer}
        />
      )}
    </>
  );
}
