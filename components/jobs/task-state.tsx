import { useTranslations } from "next-intl";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { TaskStatus } from "@/lib/jobs/kinds";

const meanings: Record<TaskStatus, Meaning> = {
  pending: "draft",
  ready: "neutral",
  in_progress: "current",
  submitted: "waiting",
  blocked: "wrong",
  done: "good",
  skipped: "closed",
};

export function TaskState({ status }: { status: TaskStatus }) {
  const t = useTranslations("jobs");
  return <StatusWord meaning={meanings[status]}>{t(`status-${status}`)}</StatusWord>;
}
