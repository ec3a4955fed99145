"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { menuEntry } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";

/** Each target's sheet as PDF or Excel, to hand on by oneself. */
export function FileMenu({
  id,
  targets,
}: {
  id: string;
  targets: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("pushes");
  const several = targets.length > 1;
  return (
    <Menu
      side="end"
      title={t("download")}
      className={buttonClass()}
      label={
        <>
          <Icon name="download" />
          <span className="phone:sr-only">{t("download")}</span>
        </>
      }
    >
      {targets.flatMap(({ id: target, name }) =>
        (["pdf", "xlsx"] as const).map((as) => (
          <a
            key={`${target}${as}`}
            role="menuitem"
            href={`/api/pushes/${id}/file?target=${target}&as=${as}`}
            download
            className={menuEntry}
          >
            <Icon name={as === "pdf" ? "file-text" : "file-spreadsheet"} />
            {several ? t(`download-${as}-of`, { name }) : t(`download-${as}`)}
          </a>
        )),
      )}
    </Menu>
  );
}
