import { machine } from "@/lib/core/machine";
import { assign, claim, write } from "./access";
import type { LeadStatus } from "./kinds";

/** The life of a lead (domain.md 5). The database refuses any other move. */
export const moves = machine<LeadStatus>()({
  assign: { from: ["new", "pool"], to: "assigned", may: assign },
  claim: { from: ["pool"], to: "assigned", may: claim },
  contact: { from: ["assigned"], to: "contacted", may: write },
  appoint: { from: ["contacted"], to: "appointed", may: write },
  arrive: { from: ["appointed"], to: "arrived", may: write },
  win: { from: ["arrived"], to: "won", may: write },
  lose: { from: ["assigned", "contacted", "appointed", "arrived"], to: "lost", may: write },
  release: { from: ["assigned", "contacted"], to: "pool", may: write },
  revive: { from: ["lost"], to: "assigned", may: write },
});
export type LeadMove = keyof typeof moves;
