"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { Act } from "./use-action";
import type { ViewInput } from "./view-input";

export type { ViewInput };

const SaveViewDialog = dynamic(
  () => import("./save-view-dialog").then((part) => part.SaveViewDialog),
  { ssr: false },
);

export function SaveView({ save }: { save: Act<ViewInput, unknown> }) {
  const t = useTranslations("shared");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex items-center gap-1 hover:text-foreground"
      >
        <Icon name="plus" className="size-3.5" />
        {t("save-view")}
      </button>
      {open && <SaveViewDialog save={save} onClose={() => setOpen(false)} />}
    </>
  );
}
