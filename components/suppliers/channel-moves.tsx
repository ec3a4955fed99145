"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { ActButton, ActItem } from "@/components/shared/act-button";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { MenuItem } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { removeChannel, testChannel } from "@/lib/suppliers/channels/actions";
import type { ChannelForm } from "@/lib/suppliers/channels/schema";

const ChannelDialog = dynamic(() => import("./channel-dialog").then((part) => part.ChannelDialog), {
  ssr: false,
});

export function AddChannel({ supplierId }: { supplierId: string }) {
  const t = useTranslations("suppliers");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setId(uuid())}>
        {t("add-channel")}
      </Button>
      {id && (
        <ChannelDialog
          supplierId={supplierId}
          start={{
            id,
            version: 0,
            kind: "email",
            label: "",
            address: "",
            secret: "",
            active: true,
          }}
          stored={null}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}

export function ChannelMenu({
  supplierId,
  channel,
  stored,
}: {
  supplierId: string;
  channel: Omit<ChannelForm, "address" | "secret">;
  stored: { address: string; hasSecret: boolean };
}) {
  const t = useTranslations("suppliers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu
        side="end"
        name={channel.label}
        className="inline-grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-muted phone:size-11"
        label={<Icon name="ellipsis" />}
      >
        <MenuItem icon="pencil" onClick={() => setOpen(true)}>
          {t("edit")}
        </MenuItem>
        <ActItem
          act={removeChannel}
          input={{ id: channel.id }}
          icon="trash"
          danger
          ask={{
            title: t("remove-channel-ask", { label: channel.label }),
            body: t("remove-channel-effect"),
            confirm: t("remove"),
          }}
        >
          {t("remove")}
        </ActItem>
      </Menu>
      {open && (
        <ChannelDialog
          supplierId={supplierId}
          start={{ ...channel, address: "", secret: "" }}
          stored={stored}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** How it went stands in the row afterwards, so the button has nothing more to say. */
export function TestChannel({ id }: { id: string }) {
  const t = useTranslations("suppliers");
  return (
    <ActButton act={testChannel} input={{ id }} size="small" icon="send" working={t("testing")}>
      {t("test")}
    </ActButton>
  );
}
