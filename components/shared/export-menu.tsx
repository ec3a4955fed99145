"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { menuEntry } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { type Search, withParams } from "./address";

/** Plain links to what is filtered now; the server masks and writes down what was taken. */
export function ExportMenu({ path, search }: { path: string; search: Search }) {
  const t = useTranslations("shared");
  const as = (format: string) => withParams(path, search, { format });
  return (
    <Menu
      side="end"
      title={t("export")}
      className={cn(buttonClass(), "phone:hidden")}
      label={
        <>
          <Icon name="download" />
          {t("export")}
        </>
      }
    >
      <a role="menuitem" href={as("xlsx")} download className={menuEntry}>
        <Icon name="file-spreadsheet" />
        {t("export-xlsx")}
      </a>
      <a role="menuitem" href={as("csv")} download className={menuEntry}>
        <Icon name="file-text" />
        {t("export-csv")}
      </a>
    </Menu>
  );
}
