import type { Task } from "@/lib/core/queue";
import { checkNumbers } from "./numbers";

export const tasks: readonly Task[] = [
  { name: "branches.check-numbers", cron: "23 * * * *", run: checkNumbers },
];
