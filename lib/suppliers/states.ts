import { machine } from "@/lib/core/machine";
import { hold } from "./access";
import type { SupplierStatus } from "./kinds";

/** Leaving 合作中 ends the supplier's live links at once (L-15). */
export const moves = machine<SupplierStatus>()({
  hold: { from: ["active"], to: "on_hold", may: hold },
  block: { from: ["active", "on_hold"], to: "blocked", may: hold },
  release: { from: ["on_hold", "blocked"], to: "active", may: hold },
});
