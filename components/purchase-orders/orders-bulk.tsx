"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { BulkBar } from "@/components/shared/bulk-bar";
import { useSelection } from "@/components/shared/selection";
import { Icon } from "@/components/ui/icon";
import { generatePush } from "@/lib/pushes/draft-actions";
import { BatchResults } from "./batch-results";
import { useBatch } from "./use-batch";

/** 生成推单 and 打印 for the ticked orders. */
export function OrdersBulk({
  names,
  mayPush,
}: {
  names: readonly (readonly [id: string, name: string])[];
  mayPush: boolean;
}) {
  const t = useTranslations("purchase-orders");
  const { ids } = useSelection("orders");
  const batch = useBatch((orderId, key) => generatePush({ orderId }, key));
  const chosen = names.flatMap(([id, name]) => (ids.includes(id) ? [{ id, name }] : []));
  return (
    <>
      <BulkBar table="orders">
        {mayPush && (
          <button
            type="button"
            className="bulk-act"
            disabled={batch.running}
            onClick={() => batch.run(chosen)}
          >
            <Icon name="send" />
            {t("generate-push")}
          </button>
        )}
        <a href={`/purchase-orders/print?ids=${ids.join(",")}`} className="bulk-act">
          <Icon name="printer" />
          {t("print")}
        </a>
      </BulkBar>
      {batch.rows && (
        <BatchResults
          rows={batch.rows}
          onClose={batch.close}
          done={({ id }) => (
            <Link href={to(`/pushes/${id}`)} prefetch={false} className="link">
              {t("open-push")}
            </Link>
          )}
        />
      )}
    </>
  );
}
