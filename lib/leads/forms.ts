import type { leadRules, leads } from "@/db/schema/leads";
import type { LeadForm, RulesForm } from "./schema";

type Facts = Pick<
  typeof leads.$inferSelect,
  "id" | "version" | "name" | "source" | "intent" | "occasion"
>;

/** The lead as its form holds it; also what a stale save is shown as stored (S3). */
export const formOf = ({ id, version, name, source, intent, occasion }: Facts): LeadForm => ({
  ...{ id, version, name, source, intent, occasion },
});

export const rulesFormOf = (stored: typeof leadRules.$inferSelect): RulesForm => ({
  branchId: stored.branchId,
  version: stored.version,
  protectDays: String(stored.protectDays),
  followDays: String(stored.followDays),
  settleDays: String(stored.settleDays),
  warnDays: String(stored.warnDays),
  holdLimit: String(stored.holdLimit),
  reclaimDays: String(stored.reclaimDays),
});
