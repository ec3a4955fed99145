"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { Act } from "./use-action";

const SaveViewDialog = dynamic(
  () => import("./save-view-dialog").then((part) => part.SaveViewDialog),
  { ssr: false },
);

/** The filters as they stand, kept under a name, for oneself or the team. `query` is the address after the question mark. */
export type ViewInput = { name: string; shared: boolean; query: string };

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
