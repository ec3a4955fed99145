import { machine } from "@/lib/core/machine";
import { supervise, work } from "./access";
import type { TaskStatus } from "./kinds";

/** A stage of a job (domain.md 4). Who does it is beside it: assigned is ready with a name. */
export const moves = machine<TaskStatus>()({
  start: { from: ["ready"], to: "in_progress", may: work },
  handIn: { from: ["in_progress"], to: "submitted", may: work },
  block: { from: ["ready", "in_progress"], to: "blocked", may: work },
  unblock: { from: ["blocked"], to: "ready", may: work },
  confirm: { from: ["submitted"], to: "done", may: supervise },
  sendBack: { from: ["submitted", "done"], to: "ready", may: supervise },
  skip: { from: ["ready"], to: "skipped", may: supervise },
});
export type TaskMove = keyof typeof moves;
