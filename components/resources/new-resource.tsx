"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import type { Option } from "@/components/shared/filters";
import { Button } from "@/components/ui/button";
import type { ResourceSettings } from "@/lib/resources/queries";

const AddDialog = dynamic(() => import("./add-dialog").then((part) => part.AddDialog), {
  ssr: false,
});

export function NewResource({
  branches,
  people,
}: {
  branches: readonly Option[];
  people: ResourceSettings["people"];
}) {
  const t = useTranslations("resources");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button variant="primary" icon="plus" kbd="N" onClick={() => setId(uuid())}>
        {t("new")}
      </Button>
      {id && (
        <AddDialog
          branches={branches}
          people={people}
          start={{
            ...{ id, branchId: branches[0]?.value ?? "", kind: "dress", personId: "" },
            ...{ code: "", name: "", detail: "", bufferBefore: "0", bufferAfter: "0" },
            ...{ dailyCap: "", active: true },
          }}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}
