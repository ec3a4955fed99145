"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { CopyField } from "@/components/shared/copy-button";
import { SectionHead } from "@/components/shared/page-head";
import { Refused } from "@/components/shared/refused";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { closeFeed, openFeed } from "@/lib/appointments/feed-actions";

/** One's own appointments in the phone's calendar: a secret address, told once, closed at any time. */
export function Feed({ since }: { since: string | null }) {
  const t = useTranslations("appointments");
  const [address, setAddress] = useState<string | null>(null);
  const { pending, failure, run } = useAction(openFeed);
  return (
    <section className="mt-8">
      <SectionHead title={t("feed")} line className="mb-3" />
      <p className="max-w-2xl text-muted-foreground text-sm">
        {since ? t("feed-since", { day: since }) : t("feed-none")} {t("feed-what")}
      </p>
      {address && (
        <div className="mt-3 max-w-2xl">
          <CopyField text={address} label={t("feed")} />
        </div>
      )}
      <div className="mt-3 flex gap-2">
        <Button
          icon="link"
          pending={pending && t("feed-open")}
          onClick={() => run({}, ({ address: made }) => setAddress(made))}
        >
          {t(since ? "feed-again" : "feed-open")}
        </Button>
        {since && (
          <ActButton act={closeFeed} input={{}} icon="link-2-off">
            {t("feed-close")}
          </ActButton>
        )}
      </div>
      <Refused failure={failure} className="mt-3" />
    </section>
  );
}
