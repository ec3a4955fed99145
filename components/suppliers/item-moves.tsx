"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ItemForm, PricesForm } from "@/lib/suppliers/items/schema";

const PricesDialog = dynamic(() => import("./item-dialogs").then((part) => part.PricesDialog), {
  ssr: false,
});
const ItemDialog = dynamic(() => import("./item-dialogs").then((part) => part.ItemDialog), {
  ssr: false,
});

export function ItemMoves({
  item,
  prices,
  unit,
}: {
  item: ItemForm;
  prices: PricesForm;
  unit: string;
}) {
  const t = useTranslations("suppliers");
  const [open, setOpen] = useState<"prices" | "item" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon="pencil" onClick={() => setOpen("item")}>
        {t("item-edit")}
      </Button>
      <Button variant="primary" icon="tag" onClick={() => setOpen("prices")}>
        {t("set-prices")}
      </Button>
      {open === "prices" && (
        <PricesDialog start={prices} unit={unit} today={prices.validFrom} onClose={close} />
      )}
      {open === "item" && <ItemDialog start={item} onClose={close} />}
    </>
  );
}
