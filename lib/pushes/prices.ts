import type { Seen } from "@/db/schema/pushes";
import { zero } from "@/lib/core/figures";
import type { PushContent } from "./content";
import type { WholePush } from "./whole";

/** A push for who may read it but not see what things cost: prices are gone, not only hidden. */
export const withoutPrices = (whole: WholePush): WholePush => ({
  ...whole,
  order: whole.order && { ...whole.order, freight: zero, discount: zero },
  targets: whole.targets.map((target) => ({
    ...target,
    pieces: target.pieces.map((piece) => ({ ...piece, unitPrice: null, discount: zero })),
    amount: null,
    content: unpriced(target.content),
  })),
});

export const unpriced = (content: PushContent): PushContent => ({
  ...content,
  lines: content.lines.map((line) => ({ ...line, price: null, amount: null })),
  sums: null,
});

/** The warning stands, and with its key: who confirms knows of it, though not how much. */
export const warnedWithoutPrice = <W extends Seen>(warning: W): W =>
  warning.code === "pushes.warn-dearer"
    ? {
        ...warning,
        code: "pushes.warn-dearer-unpriced",
        params: { name: warning.params.name ?? "" },
      }
    : warning;
