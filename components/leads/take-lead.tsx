"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { claimLead, reviveLead } from "@/lib/leads/move-actions";
import type { Taken } from "@/lib/leads/writes";
import { TakenNote } from "./taken-note";

/** 领取 and 重新跟进: unless somebody else has the number by now. */
export function TakeLead({ id, how }: { id: string; how: "claim" | "revive" }) {
  const t = useTranslations("leads");
  const claim = useAction(claimLead);
  const revive = useAction(reviveLead);
  const { pending, failure, run } = how === "claim" ? claim : revive;
  const [taken, setTaken] = useState<Taken | null>(null);
  return (
    <>
      <Button
        variant="primary"
        icon="hand"
        pending={pending && t(how)}
        onClick={() => run({ id }, (done) => setTaken(done.taken[0] ?? null))}
      >
        {t(how)}
      </Button>
      {taken && <TakenNote taken={taken} className="order-last basis-full" />}
      <Refused failure={failure} className="order-last basis-full" />
    </>
  );
}
