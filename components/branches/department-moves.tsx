"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { changeDepartment } from "@/lib/branches/departments/actions";

type Department = { id: string; version: number; name: string; active: boolean };

export function DepartmentMoves({ id, version, name, active }: Department) {
  const t = useTranslations("branches");
  return (
    <>
      <ActButton
        act={changeDepartment}
        input={{ id, version, name, active }}
        size="small"
        variant="text"
        ask={{ title: t("rename"), confirm: t("rename"), as: "name", placeholder: name }}
      >
        {t("rename")}
      </ActButton>
      <ActButton
        act={changeDepartment}
        input={{ id, version, name, active: !active }}
        size="small"
        variant="text"
      >
        {active ? t("close") : t("open")}
      </ActButton>
    </>
  );
}
