"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { to } from "@/components/shared/address";
import { DialogFoot } from "@/components/shared/dialog-foot";
import { Refused } from "@/components/shared/refused";
import { isTooLong, TextLeft } from "@/components/shared/text-left";
import { useAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input, Textarea } from "@/components/ui/input";
import { approveOrder, rejectOrder } from "@/lib/purchase-orders/actions";

type Props = {
  id: string;
  /** The hash of what stands on this card: the decision is about that and nothing else. */
  seen: string;
  ask: { approve: string; reject: string };
  /** False when it can only be turned down. */
  mayApprove: boolean;
  chips: readonly string[];
  /** The next card, or the list when this was the last. */
  next: string;
};

/** What a note or a reason may say. */
const most = 500;

/**
 * 同意 or 驳回 in two presses: the first asks, the second decides. Opening this page decides nothing (A9).
 * A reason chip is the second press of a rejection.
 */
export function DecideBar({ id, seen, ask, mayApprove, chips, next }: Props) {
  const t = useTranslations("purchase-orders");
  const approvals = useTranslations("approvals");
  const shared = useTranslations("shared");
  const router = useRouter();
  const [open, setOpen] = useState<"approve" | "reject" | null>(null);
  const [note, setNote] = useState("");
  const [writing, write] = useState(false);
  const approve = useAction(approveOrder);
  const reject = useAction(rejectOrder);
  const done = () => router.replace(to(next));
  const close = () => {
    approve.clear();
    reject.clear();
    setOpen(null);
    write(false);
  };
  const refuse = (reason: string) => reject.run({ id, seen, reason }, done);
  const busy = approve.pending || reject.pending;

  return (
    <div className="moves moves-dock flex items-center gap-2">
      <Button variant="danger" kbd="R" onClick={() => setOpen("reject")}>
        {t("reject")}
      </Button>
      {mayApprove && (
        <Button variant="primary" icon="check" kbd="A" onClick={() => setOpen("approve")}>
          {t("approve")}
        </Button>
      )}
      <Dialog
        open={open === "approve"}
        onClose={close}
        title={t("ask-approve")}
        sub={ask.approve}
        foot={
          <DialogFoot
            icon="check"
            pending={approve.pending && shared("working")}
            disabled={isTooLong(note, most)}
            onClick={() => approve.run({ id, seen, note }, done)}
            onClose={close}
          >
            {t("confirm-approve")}
          </DialogFoot>
        }
      >
        <Input
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder={shared("note-optional")}
          aria-label={shared("note-optional")}
        />
        <TextLeft text={note} most={most} />
        <Refused failure={approve.failure} className="mt-3" />
      </Dialog>
      <Dialog
        open={open === "reject"}
        onClose={close}
        title={approvals("chips-title")}
        sub={ask.reject}
        foot={
          <>
            {writing && (
              <Button
                variant="danger"
                pending={reject.pending && shared("working")}
                disabled={isTooLong(note, most)}
                onClick={() => refuse(note.trim())}
              >
                {t("confirm-reject")}
              </Button>
            )}
            <Button variant="text" onClick={close}>
              {shared("cancel")}
            </Button>
          </>
        }
      >
        <div className="flex flex-wrap gap-2">
          {chips.map((chip) => (
            <Button key={chip} size="form" disabled={busy} onClick={() => refuse(chip)}>
              {chip}
            </Button>
          ))}
          <Button size="form" variant="text" aria-expanded={writing} onClick={() => write(true)}>
            {approvals("other-reason")}
          </Button>
        </div>
        {writing && (
          <Textarea
            autoFocus
            className="mt-3"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            placeholder={t("reason-place")}
            aria-label={shared("reason")}
          />
        )}
        {writing && <TextLeft text={note} most={most} />}
        <Refused failure={reject.failure} className="mt-3" />
      </Dialog>
    </div>
  );
}
