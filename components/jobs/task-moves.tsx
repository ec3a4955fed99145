"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { ActButton } from "@/components/shared/act-button";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Select, Textarea } from "@/components/ui/input";
import {
  assignTask,
  blockTask,
  confirmTask,
  handInTask,
  hurryJob,
  sendBackTask,
  skipTask,
  startTask,
  unblockTask,
} from "@/lib/jobs/actions";
import type { Task } from "@/lib/jobs/queries";
import type { assignTaskInput, handInInput } from "@/lib/jobs/schema";

/** What this person can do with the running stage of a job. */
export function TaskMoves({
  task,
  hands,
  isUrgent,
}: {
  task: Task;
  hands: readonly Option[];
  isUrgent: boolean;
}) {
  const t = useTranslations("jobs");
  const { id, version, status, mayWork, maySupervise } = task;
  const known = { id, version };
  const stage = t(`stage-${task.stage}`);
  const why = (title: string, confirm: string) => ({ title, confirm, as: "reason", least: 2 });
  const stopping = { ...known, reason: "" };
  const doing = mayWork && task.assigneeId !== null;
  return (
    <>
      {doing && status === "ready" && (
        <ActButton act={startTask} input={known} size="small" icon="play">
          {t("start")}
        </ActButton>
      )}
      {doing && status === "in_progress" && <HandIn task={task} stage={stage} />}
      {doing && (status === "ready" || status === "in_progress") && (
        <ActButton
          act={blockTask}
          input={stopping}
          size="small"
          ask={why(t("block-title"), t("block"))}
        >
          {t("block")}
        </ActButton>
      )}
      {doing && status === "blocked" && (
        <ActButton act={unblockTask} input={known} size="small" icon="play">
          {t("unblock")}
        </ActButton>
      )}
      {maySupervise && status === "submitted" && !task.isOwnWork && (
        <ActButton act={confirmTask} input={known} size="small" icon="check">
          {t("confirm")}
        </ActButton>
      )}
      {maySupervise && status === "submitted" && (
        <ActButton
          act={sendBackTask}
          input={stopping}
          size="small"
          ask={why(t("send-back-title", { stage }), t("send-back"))}
        >
          {t("send-back")}
        </ActButton>
      )}
      {maySupervise && <Assign task={task} stage={stage} hands={hands} />}
      {maySupervise && !isUrgent && (
        <ActButton
          act={hurryJob}
          input={stopping}
          size="small"
          variant="text"
          ask={why(t("hurry-title"), t("hurry"))}
        >
          {t("hurry")}
        </ActButton>
      )}
      {maySupervise && status === "ready" && (
        <ActButton
          act={skipTask}
          input={stopping}
          size="small"
          variant="text"
          ask={why(t("skip-title", { stage }), t("skip"))}
        >
          {t("skip")}
        </ActButton>
      )}
    </>
  );
}

function Assign({ task, stage, hands }: { task: Task; stage: string; hands: readonly Option[] }) {
  const t = useTranslations("jobs");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="user-check" onClick={() => setOpen(true)}>
        {t(task.assigneeId ? "reassign" : "assign")}
      </Button>
      {open && (
        <AssignDialog task={task} stage={stage} hands={hands} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function AssignDialog({
  task,
  stage,
  hands,
  onClose,
}: {
  task: Task;
  stage: string;
  hands: readonly Option[];
  onClose: () => void;
}) {
  const t = useTranslations("jobs");
  const start = task.assigneeId ?? hands[0]?.value ?? "";
  const form = useForm<z.input<typeof assignTaskInput>>({
    defaultValues: { id: task.id, version: task.version, assigneeId: start },
  });
  const { pending, failure, submit } = useFormAction(form, assignTask);
  return (
    <FormDialog
      title={t("assign-title", { stage })}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      save={t("assign")}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="assigneeId" label={t("assignee")}>
        {(field) => (
          <Select {...field} autoFocus>
            {hands.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </FormField>
    </FormDialog>
  );
}

function HandIn({ task, stage }: { task: Task; stage: string }) {
  const t = useTranslations("jobs");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="check" onClick={() => setOpen(true)}>
        {t("handIn")}
      </Button>
      {open && <HandInDialog task={task} stage={stage} onClose={() => setOpen(false)} />}
    </>
  );
}

function HandInDialog({
  task,
  stage,
  onClose,
}: {
  task: Task;
  stage: string;
  onClose: () => void;
}) {
  const t = useTranslations("jobs");
  const form = useForm<z.input<typeof handInInput>>({
    defaultValues: { id: task.id, version: task.version, evidence: "" },
  });
  const { pending, failure, submit } = useFormAction(form, handInTask);
  return (
    <FormDialog
      title={t("hand-in-title", { stage })}
      sub={task.proof ? t("evidence-needs", { proof: task.proof }) : undefined}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      save={t("handIn")}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="evidence" label={t("evidence")}>
        {(field) => <Textarea {...field} autoFocus rows={3} />}
      </FormField>
    </FormDialog>
  );
}
