import type { pushDecision } from "@/db/schema/pushes";
import { machine } from "@/lib/core/machine";
import { write } from "./access";

export type Status = (typeof pushDecision)[number];

/** The decisions on a push. Views, answers and deliveries are facets beside it (domain.md 6). */
export const moves = machine<Status>()({
  change: { from: ["draft", "confirmed"], to: "draft", may: write },
  confirm: { from: ["draft", "confirmed"], to: "confirmed", may: write },
  submit: { from: ["confirmed"], to: "submitted", may: write },
  revise: { from: ["submitted", "closed"], to: "draft", may: write },
  close: { from: ["submitted"], to: "closed", may: write },
  cancel: { from: ["draft", "confirmed", "submitted", "closed"], to: "cancelled", may: write },
  supersede: { from: ["draft", "confirmed", "submitted"], to: "superseded", may: write },
});
export type PushMove = keyof typeof moves;

/** Where the author may still write. */
export const isOpenToEdit = (status: Status): boolean =>
  status === "draft" || status === "confirmed";

/** Whether there is a version that a new link can show. */
export const isRenewable = (status: Status): boolean =>
  status === "submitted" || status === "closed";
