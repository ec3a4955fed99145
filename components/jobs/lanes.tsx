import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { showDay } from "@/components/shared/day";
import type { Option } from "@/components/shared/filters";
import { Note } from "@/components/shared/note";
import { SectionHead } from "@/components/shared/page-head";
import { addDays, type Day } from "@/lib/core/time";
import type { OrderJob, Task } from "@/lib/jobs/queries";
import { lightOf, slowestOf } from "@/lib/jobs/rules";
import { Slack } from "./slack";
import { TaskMoves } from "./task-moves";
import { TaskState } from "./task-state";

const isOver = ({ status }: Task) => status === "done" || status === "skipped";

/** The jobs of an order, a lane each: what is done in plum, what runs in the colour of its slack, the rest grey. */
export function Lanes({
  jobs,
  promisedOn,
  hands,
}: {
  jobs: readonly OrderJob[];
  promisedOn: Day;
  hands: readonly Option[];
}) {
  const t = useTranslations("jobs");
  const locale = useLocale();
  const worst = jobs
    .filter(({ slack }) => slack !== null && slack < 0)
    .sort((a, b) => (a.slack ?? 0) - (b.slack ?? 0))[0];
  const slowest = worst && slowestOf(worst.tasks.filter((task) => !isOver(task)));
  return (
    <section className="mb-7">
      {worst?.slack != null && (
        <Note meaning="wrong" className="mb-4">
          {t("promise-breaks", {
            seq: worst.seq,
            day: showDay(addDays(promisedOn, -worst.slack), locale),
            days: -worst.slack,
          })}
          {slowest && t("slowest", { stage: t(`stage-${slowest.stage}`), days: slowest.days })}
        </Note>
      )}
      <SectionHead title={t("lanes")} />
      <ul>
        {jobs.map((job) => (
          <li key={job.id} className="border-t py-3 first:border-t-0">
            <Lane job={job} hands={hands} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const fills = {
  green: "bg-good-mark",
  amber: "bg-waiting-mark",
  red: "bg-wrong-mark",
} as const;

function Lane({ job, hands }: { job: OrderJob; hands: readonly Option[] }) {
  const t = useTranslations("jobs");
  const locale = useLocale();
  const now = job.tasks.find((task) => !isOver(task));
  const light = job.slack === null ? "green" : lightOf(job.slack);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link href={`/board/${job.id}`} prefetch={false} className="font-medium hover:underline">
          {t("job", { seq: job.seq })}
        </Link>
        {job.isUrgent && (
          <span className="rounded-sm bg-waiting-soft px-1.5 text-waiting text-xs">
            {t("urgent")}
          </span>
        )}
        {now ? (
          <>
            <span>{t(`stage-${now.stage}`)}</span>
            <TaskState status={now.status} />
            <span className="text-muted-foreground">{now.assignee ?? t("unassigned")}</span>
            {now.reworks > 0 && (
              <span className="text-muted-foreground">{t("reworks", { count: now.reworks })}</span>
            )}
          </>
        ) : (
          <span className="text-muted-foreground">{t("over")}</span>
        )}
        {job.slack !== null && (
          <span className="ml-auto">
            <Slack days={job.slack} />
          </span>
        )}
      </div>
      <ol className="grid auto-cols-fr grid-flow-col gap-1 phone:grid-flow-row phone:grid-cols-4 phone:gap-y-2">
        {job.tasks.map((task) => (
          <li key={task.id} className="min-w-0">
            <span
              className={`block h-1.5 rounded-full ${
                isOver(task) ? "bg-primary" : task === now ? fills[light] : "bg-secondary"
              }`}
            />
            <span
              className={`mt-1 block truncate text-xs ${task === now ? "font-semibold" : "text-muted-foreground"}`}
            >
              {t(`stage-${task.stage}`)}
              <span className="block tabular-nums">
                {showDay(task.dueOn, locale).split(" ")[0]}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {now?.reason && (
        <p className="mt-2 text-sm text-wrong">
          {t(`status-${now.status}`)}：{now.reason}
        </p>
      )}
      {now?.evidence && <p className="mt-2 break-words text-sm">{now.evidence}</p>}
      {now && job.isOpen && (
        <div className="mt-2 flex flex-wrap gap-2">
          <TaskMoves task={now} hands={hands} isUrgent={job.isUrgent} />
        </div>
      )}
    </>
  );
}
