"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActItem } from "@/components/shared/act-button";
import { Icon } from "@/components/ui/icon";
import { MenuItem } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { orderRule, removeRule } from "@/lib/approvals/actions";

export function RuleMoves({
  rule: { id, version, name },
  first,
  last,
  fallback,
}: {
  rule: { id: string; version: number; name: string };
  first: boolean;
  last: boolean;
  fallback: boolean;
}) {
  const t = useTranslations("approvals");
  const router = useRouter();
  return (
    <Menu
      side="end"
      name={name}
      className="grid size-8 place-items-center rounded-md text-muted-foreground hover:bg-muted phone:size-11"
      label={<Icon name="ellipsis" />}
    >
      <MenuItem icon="pencil" onClick={() => router.push(`/admin/approval-rules/${id}`)}>
        {t("edit")}
      </MenuItem>
      {!fallback && (
        <>
          <ActItem act={orderRule} input={{ id, to: "up" }} icon="arrow-up" disabled={first}>
            {t("up")}
          </ActItem>
          <ActItem act={orderRule} input={{ id, to: "down" }} icon="arrow-down" disabled={last}>
            {t("down")}
          </ActItem>
          <ActItem
            act={removeRule}
            input={{ id, version }}
            icon="trash"
            danger
            ask={{
              title: t("remove-ask", { name }),
              body: t("remove-effect"),
              confirm: t("remove"),
            }}
          >
            {t("remove")}
          </ActItem>
        </>
      )}
    </Menu>
  );
}
