import type { Job } from "@/lib/core/actor";
import { logBug } from "@/lib/core/log";
import type { Task } from "@/lib/core/queue";
import { anchorAudit, sealAudit, verifyAudit } from "./chain";
import { forgetStale } from "./retention";

/** Sealed first: after a night switched off, rows are late without anything being wrong. */
async function lookOver(as: Job, whole: boolean): Promise<void> {
  await sealAudit(as).catch((error) => logBug(error, "audit.seal"));
  await verifyAudit(as, whole);
}

/** The chain grows each minute, is anchored each hour, looked over each quarter and wholly each night. */
export const tasks: readonly Task[] = [
  {
    name: "audit.seal",
    cron: "* * * * *",
    run: async (as) => {
      await sealAudit(as);
    },
  },
  { name: "audit.anchor", cron: "7 * * * *", run: anchorAudit },
  { name: "audit.verify", cron: "*/15 * * * *", run: (as) => lookOver(as, false) },
  { name: "audit.verify-all", cron: "40 18 * * *", run: (as) => lookOver(as, true) },
  { name: "audit.forget-stale", cron: "20 19 * * *", run: forgetStale },
];
