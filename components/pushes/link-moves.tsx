"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/shared/act-button";
import { CopyField } from "@/components/shared/copy-button";
import { Note } from "@/components/shared/note";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { renewLink, revokeLink, showLink } from "@/lib/pushes/link-actions";

type Shown = { address: string; qr: { size: number; path: string } };

/** 复制或扫码: the address is fetched when asked for, not with the page; each time is on record. */
export function ShowLink({ id }: { id: string }) {
  const t = useTranslations("pushes");
  const word = useWord();
  const [shown, show] = useState<Shown | null>(null);
  const { pending, failure, run } = useAction(showLink);
  return (
    <>
      <Button
        size="small"
        variant="outline"
        icon="qr-code"
        pending={pending && t("link-show")}
        onClick={() => run({ id }, show)}
      >
        {t("link-show")}
      </Button>
      {failure && <Note meaning="wrong">{word(failure.code, failure.params)}</Note>}
      <Dialog
        open={shown !== null}
        onClose={() => show(null)}
        title={t("link-show-title")}
        sub={t("link-show-sub")}
        foot={
          <Button variant="primary" size="form" onClick={() => show(null)}>
            {t("link-done")}
          </Button>
        }
      >
        {shown && (
          <div className="grid gap-4">
            <QrCode {...shown.qr} />
            <CopyField text={shown.address} label={t("link-address")} />
          </div>
        )}
      </Dialog>
    </>
  );
}

/** Black on white in the dark as well, or no camera reads it. */
function QrCode({ size, path }: Shown["qr"]) {
  const t = useTranslations("pushes");
  return (
    <svg
      viewBox={`-3 -3 ${size + 6} ${size + 6}`}
      role="img"
      aria-label={t("link-qr")}
      className="mx-auto w-52 rounded-md"
    >
      <rect x="-3" y="-3" width={size + 6} height={size + 6} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

export function RenewLink({ id }: { id: string }) {
  const t = useTranslations("pushes");
  return (
    <ActButton
      act={renewLink}
      input={{ id }}
      size="small"
      variant="text"
      ask={{
        title: t("link-renew-ask"),
        body: t("link-renew-body"),
        confirm: t("link-renew"),
      }}
    >
      {t("link-renew")}
    </ActButton>
  );
}

export function RevokeLink({ id }: { id: string }) {
  const t = useTranslations("pushes");
  return (
    <ActButton
      act={revokeLink}
      input={{ id, reason: "" }}
      size="small"
      variant="text"
      ask={{
        title: t("link-revoke-ask"),
        confirm: t("link-revoke"),
        as: "reason",
        least: 2,
        chips: [t("link-why-wrong"), t("link-why-leaked"), t("link-why-over")],
      }}
    >
      {t("link-revoke")}
    </ActButton>
  );
}
