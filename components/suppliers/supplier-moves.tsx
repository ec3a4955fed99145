"use client";

import { useTranslations } from "next-intl";
import { ActButton, ActItem } from "@/components/shared/act-button";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/popover";
import { blockSupplier, holdSupplier, releaseSupplier } from "@/lib/suppliers/actions";
import type { moves } from "@/lib/suppliers/states";

/** 暂停, 停止, 恢复: each says how many live links it ends, and asks for the reason. */
export function SupplierMoves({
  supplier: { id, version, name, links },
  open,
}: {
  supplier: { id: string; version: number; name: string; links: number };
  open: readonly (keyof typeof moves)[];
}) {
  const t = useTranslations("suppliers");
  const ends = (["hold", "block"] as const).filter((move) => open.includes(move));
  return (
    <>
      {open.includes("release") && (
        <ActButton
          act={releaseSupplier}
          input={{ id, version }}
          variant="primary"
          icon="play"
          ask={{
            title: t("release-ask", { name }),
            body: t("release-effect"),
            confirm: t("release"),
            as: "reason",
          }}
        >
          {t("release")}
        </ActButton>
      )}
      {ends.length > 0 && (
        <Menu
          side="end"
          name={t("more")}
          className={buttonClass({ size: "icon" })}
          label={<Icon name="ellipsis" />}
        >
          {ends.map((move) => (
            <ActItem
              key={move}
              act={move === "hold" ? holdSupplier : blockSupplier}
              input={{ id, version, reason: "" }}
              icon={move === "hold" ? "pause" : "ban"}
              danger={move === "block"}
              ask={{
                title: t(`${move}-ask`, { name }),
                body: t(`${move}-effect`, { links }),
                confirm: t(move),
                chips: [
                  t("reason-quality"),
                  t("reason-late"),
                  t("reason-price"),
                  t("reason-closed"),
                ],
                as: "reason",
                least: 5,
                placeholder: t("reason-hint"),
              }}
            >
              {t(move)}
            </ActItem>
          ))}
        </Menu>
      )}
    </>
  );
}
