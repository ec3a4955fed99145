import { useLocale, useTranslations } from "next-intl";
import { Moment, showMoment } from "@/components/shared/day";
import { Glyph, type Meaning } from "@/components/shared/status-word";
import type { Round, RoundStep } from "@/lib/approvals/queries";
import type { Day } from "@/lib/core/time";

const meanings: Record<RoundStep["status"], Meaning> = {
  waiting: "neutral",
  current: "waiting",
  approved: "good",
  rejected: "wrong",
  void: "closed",
};

export type Viewer = { me: string; zone: string; today: Day; now: Date };

/** 财务或店长，一人即可: the roles of a step in words. */
export function useStepName() {
  const t = useTranslations("approvals");
  const core = useTranslations("core");
  const roleName = (role: string) =>
    core.has(`role-${role}` as never) ? core(`role-${role}` as never) : role;
  const either = (roles: readonly string[]) => roles.map(roleName).join(t("or"));
  return {
    roleName,
    either,
    name: ({ roles, person, needed }: RoundStep) => {
      if (person) return person;
      if (needed > 1) return t("needed", { roles: either(roles), needed });
      return roles.length > 1 ? t("any-of", { roles: either(roles) }) : either(roles);
    },
  };
}

/** The steps of a round: who has decided, who may now, how long there is. */
export function RoundSteps({ round, viewer }: { round: Round; viewer: Viewer }) {
  const { name } = useStepName();
  return (
    <ol className="tl text-sm">
      {round.steps.map((step) => (
        <li key={step.seq}>
          <span className="tl-mark">
            <Glyph meaning={meanings[step.status]} />
          </span>
          <div className="font-medium">{name(step)}</div>
          <Decisions step={step} viewer={viewer} />
          {(step.status === "current" || step.status === "waiting") && (
            <Seats step={step} viewer={viewer} />
          )}
          {step.status === "current" && <TimeLeft step={step} viewer={viewer} />}
        </li>
      ))}
    </ol>
  );
}

function Decisions({ step, viewer }: { step: RoundStep; viewer: Viewer }) {
  const t = useTranslations("approvals");
  const orders = useTranslations("purchase-orders");
  return step.decisions.map((one) => (
    <div key={one.approverId} className="text-muted-foreground">
      {one.onBehalfOf ? t("stands-in", { name: one.name, other: one.onBehalfOf }) : one.name}{" "}
      {one.decision === "approve" ? t("agreed") : t("refused")} ·{" "}
      <Moment at={one.at} zone={viewer.zone} today={viewer.today} />
      {one.reason && <div className="break-words">{orders("quoted", { text: one.reason })}</div>}
    </div>
  ));
}

function Seats({ step, viewer }: { step: RoundStep; viewer: Viewer }) {
  const t = useTranslations("approvals");
  const locale = useLocale();
  if (step.seats.length === 0) return <div className="text-wrong">{t("nobody-now")}</div>;
  return (
    <div className="text-muted-foreground">
      {step.seats.map(({ personId, name, onBehalfOfName, until }, i) => (
        <span key={personId}>
          {i > 0 && "、"}
          {personId === viewer.me ? (
            <span className="link">{t("you")}</span>
          ) : onBehalfOfName && until ? (
            t("away", {
              ...{ name, other: onBehalfOfName },
              until: showMoment(until, viewer.zone, locale, viewer.today),
            })
          ) : (
            name
          )}
        </span>
      ))}
    </div>
  );
}

/** 还剩 3 小时 12 分，超时转老板. */
export function TimeLeft({ step, viewer }: { step: RoundStep; viewer: Viewer }) {
  const t = useTranslations("approvals");
  const { roleName } = useStepName();
  if (!step.dueAt) return null;
  const minutes = Math.floor((step.dueAt.getTime() - viewer.now.getTime()) / 60_000);
  const left = leftWords(t, minutes);
  const passesOn = step.escalateTo && !step.escalatedAt && minutes > 0;
  return (
    <div className={minutes < 0 ? "text-wrong text-xs" : "text-muted-foreground text-xs"}>
      {passesOn ? t("then-to", { left, role: roleName(step.escalateTo ?? "") }) : left}
    </div>
  );
}

/** From two days on nobody counts hours. */
export function leftWords(
  t: ReturnType<typeof useTranslations<"approvals">>,
  minutes: number,
): string {
  const hours = Math.floor(Math.abs(minutes) / 60);
  if (hours >= 48)
    return t(minutes < 0 ? "late-days" : "left-days", { days: Math.floor(hours / 24) });
  if (minutes < 0) return t("late-hours", { hours: Math.max(1, hours) });
  return hours > 0
    ? t("left-hours", { hours, minutes: minutes % 60 })
    : t("left-minutes", { minutes });
}
