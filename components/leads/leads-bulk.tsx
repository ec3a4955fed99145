"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BulkBar } from "@/components/shared/bulk-bar";
import type { Option } from "@/components/shared/filters";
import { useSelection } from "@/components/shared/selection";
import { Icon } from "@/components/ui/icon";

const AssignDialog = dynamic(() => import("./assign-dialog").then((part) => part.AssignDialog), {
  ssr: false,
});

/** 分配 for the ticked leads. */
export function LeadsBulk({ colleagues }: { colleagues: readonly Option[] }) {
  const t = useTranslations("leads");
  const { ids } = useSelection("leads");
  const [chosen, choose] = useState<readonly string[] | null>(null);
  return (
    <>
      <BulkBar table="leads">
        <button type="button" className="bulk-act" onClick={() => choose(ids)}>
          <Icon name="user-check" />
          {t("assign")}
        </button>
      </BulkBar>
      {chosen && (
        <AssignDialog
          start={{ ids: [...chosen], ownerId: "" }}
          colleagues={colleagues}
          onClose={() => choose(null)}
        />
      )}
    </>
  );
}
