"use client";

import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The move that a dialog is for, and the way out of it. */
export function DialogFoot({ onClose, ...move }: ButtonProps & { onClose: () => void }) {
  const t = useTranslations("shared");
  return (
    <>
      <Button variant="primary" {...move} />
      <Button variant="text" onClick={onClose}>
        {t("cancel")}
      </Button>
    </>
  );
}
