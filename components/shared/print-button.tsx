"use client";

import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button";

export function PrintButton(look: ButtonProps) {
  const t = useTranslations("shared");
  return (
    <Button icon="printer" {...look} onClick={() => window.print()}>
      {look.children ?? t("print")}
    </Button>
  );
}
