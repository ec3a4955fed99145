import type { Task } from "@/lib/core/queue";
import { anchorAudit, sealAudit, verifyAudit } from "./chain";
import { forgetStale } from "./retention";

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
  {
    name: "audit.verify",
    cron: "*/15 * * * *",
    run: async (as) => {
      await verifyAudit(as, false);
    },
  },
  {
    name: "audit.verify-all",
    cron: "40 18 * * *",
    run: async (as) => {
      await verifyAudit(as, true);
    },
  },
  { name: "audit.forget-stale", cron: "20 19 * * *", run: forgetStale },
];
