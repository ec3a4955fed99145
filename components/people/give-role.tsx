"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";

/** Loads when it is opened: the page stays within what a page may load. */
const GiveRoleDialog = dynamic(
  () => import("./give-role-dialog").then((module) => module.GiveRoleDialog),
  { ssr: false },
);

export function GiveRole(given: Omit<ComponentProps<typeof GiveRoleDialog>, "onClose">) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setOpen(true)}>
        {t("seat-add")}
      </Button>
      {open && <GiveRoleDialog {...given} onClose={() => setOpen(false)} />}
    </>
  );
}
