import { useLocale, useTranslations } from "next-intl";
import { Moment, showDay } from "@/components/shared/day";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import { Icon, type IconName } from "@/components/ui/icon";
import { showMoney } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { PushDetail } from "@/lib/pushes/detail";
import { endedLink, totalOf } from "@/lib/pushes/rules";
import { AnswerBox } from "./answer-box";
import { DeliveryMoves, SentButton } from "./delivery-moves";
import { RenewLink } from "./link-moves";
import { Reached } from "./read-back";
import { useFailure } from "./use-failure";

type Target = PushDetail["targets"][number];
type Delivery = PushDetail["deliveries"][number];

const icons: Record<Delivery["channel"], IconName> = {
  email: "mail",
  wecom: "message-square",
  dingtalk: "message-square",
  feishu: "message-square",
  webhook: "link",
  inbox: "inbox",
  manual: "user",
};
const meanings: Record<Delivery["status"], Meaning> = {
  queued: "waiting",
  sent: "good",
  failed: "wrong",
  stopped: "closed",
};

/** 系统反馈结果: for each child and channel what became of it, and what can be done next (P6). */
export function Result({
  push: detail,
  renewable,
  today,
}: {
  push: PushDetail;
  /** The links in whose place the reader may make new ones. */
  renewable: readonly string[];
  today: Day;
}) {
  const t = useTranslations("pushes");
  return (
    <div className="grid gap-6">
      {detail.targets.map((target) => (
        <TargetResult key={target.id} {...{ detail, target, renewable, today, t }} />
      ))}
    </div>
  );
}

function TargetResult({
  detail,
  target,
  renewable,
  today,
  t,
}: {
  detail: PushDetail;
  target: Target;
  renewable: readonly string[];
  today: Day;
  t: ReturnType<typeof useTranslations<"pushes">>;
}) {
  const { push } = detail;
  const ended = push.status === "cancelled" || push.status === "superseded";
  const mine = detail.deliveries.filter(
    (one) =>
      one.targetId === target.id &&
      (ended ? one.purpose === "cancel" : one.purpose === "push" && one.revision === push.revision),
  );
  const order = detail.orders.find(({ id }) => id === target.becameOrderId);
  const mayAct = detail.mayWrite && !order;
  const total = totalOf(target.amount, detail.order);
  const dead = ended ? null : endedLink(detail.links.filter((one) => one.targetId === target.id));
  return (
    <section className="pb-4 not-last:border-b">
      <div className="mb-1 flex min-h-[34px] flex-wrap items-center gap-x-3 gap-y-1">
        <h2>{target.name}</h2>
        <span className="text-muted-foreground text-sm">
          {t(`kind-${target.kind}`)}
          {push.number && ` · ${push.number}-${target.suffix}`}
          {total !== null && ` · ${t("total-of", { amount: showMoney(total) })}`}
        </span>
        <TargetState target={target} push={push} today={today} zone={detail.branch.zone} />
        {mayAct && target.kind === "supplier" && push.number && (
          <span className="ml-auto">
            <SentButton targetId={target.id} name={target.name} />
          </span>
        )}
      </div>
      {order ? (
        <p className="py-2 text-sm">
          {t(order.status === "draft" ? "became-draft" : "became-order")}
          <a className="font-medium text-accent-foreground" href={`/purchase-orders/${order.id}`}>
            {order.number ?? order.draftName}
          </a>
        </p>
      ) : (
        <table className="t cards two">
          <caption className="sr-only">{t("deliveries-of", { name: target.name })}</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: 140 }}>
                {t("channel")}
              </th>
              <th scope="col">{t("sent-to")}</th>
              <th scope="col" style={{ width: 116 }}>
                {t("result")}
              </th>
              <th scope="col" style={{ width: 130 }}>
                {t("time")}
              </th>
              <th scope="col" className="num" style={{ width: 168 }}>
                {t("next")}
              </th>
            </tr>
          </thead>
          <tbody>
            {mine.map((one) => (
              <DeliveryRow key={one.id} one={one} detail={detail} today={today} target={target} />
            ))}
            {dead && (mine.length === 0 || !target.answer) && (
              <tr>
                <td colSpan={5} className="wrap" data-c="1l">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <StatusWord meaning="wrong">
                      {t(dead.revokedAt ? "link-is-revoked" : "link-is-expired")}
                    </StatusWord>
                    {renewable.includes(dead.id) && <RenewLink id={dead.id} />}
                  </span>
                </td>
              </tr>
            )}
            {mine.length === 0 && !dead && (
              <tr>
                <td colSpan={5} className="wrap dim" data-c="1l">
                  {ended ? (
                    push.number && target.kind === "supplier" ? (
                      t("tell-by-hand")
                    ) : (
                      t("nothing-was-sent")
                    )
                  ) : (
                    <>
                      <Reached target={target} /> — {t("send-by-hand")}
                    </>
                  )}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {mayAct && target.kind === "supplier" && push.status === "submitted" && (
        <AnswerBox
          targetId={target.id}
          name={target.name}
          answered={target.answer !== null}
          today={today}
        />
      )}
    </section>
  );
}

function DeliveryRow({
  one,
  target,
  detail,
  today,
}: {
  one: Delivery;
  target: Target;
  detail: PushDetail;
  today: Day;
}) {
  const t = useTranslations("pushes");
  const failureOf = useFailure();
  const { zone } = detail.branch;
  const way = one.channel === "manual" && one.means ? `means-${one.means}` : `way-${one.channel}`;
  const why = one.failure && one.status !== "sent" ? failureOf(one.failure) : null;
  const tries = detail.attempts.filter(({ deliveryId }) => deliveryId === one.id).length;
  return (
    <tr>
      <td data-c="1l">
        <span className="flex items-center gap-2">
          <Icon name={icons[one.channel]} />
          {t(way as never)}
        </span>
      </td>
      <td className="wrap" data-c="2l">
        {one.recipient || one.by}
        {one.note && <small className="block text-muted-foreground">{one.note}</small>}
        {why && (
          <small className="block text-wrong">
            {why}
            {one.failureDetail && ` · ${one.failureDetail}`}
          </small>
        )}
        {one.maybeTwice && <small className="block text-waiting">{t("maybe-twice")}</small>}
      </td>
      <td data-c="1r">
        <StatusWord meaning={meanings[one.status]}>
          {one.status === "queued" && tries > 0 ? t("will-retry") : t(`delivery-${one.status}`)}
        </StatusWord>
      </td>
      <td className="dim" data-c="2r">
        {one.status === "queued" && one.nextAttemptAt ? (
          <>
            {tries > 0 && `${t("again-at")} `}
            <Moment at={one.nextAttemptAt} zone={zone} today={today} />
          </>
        ) : (
          <Moment at={one.sentAt ?? one.createdAt} zone={zone} today={today} />
        )}
      </td>
      <td className="num" data-c="3r">
        {detail.mayWrite && one.channel !== "manual" && one.channel !== "inbox" ? (
          <DeliveryMoves
            id={one.id}
            status={one.status}
            failed={one.failure !== null}
            answered={target.answer !== null}
          />
        ) : null}
      </td>
    </tr>
  );
}

/** Seen, answered, or what is waited for. */
export function TargetState({
  target,
  push,
  today,
  zone,
}: {
  target: Pick<
    Target,
    "kind" | "answer" | "answerOn" | "answerNote" | "firstViewedAt" | "becameOrderId"
  >;
  push: Pick<PushDetail["push"], "status">;
  today: Day;
  zone: string;
}) {
  const t = useTranslations("pushes");
  const locale = useLocale();
  if (target.becameOrderId) return <StatusWord meaning="waiting">{t("as-order")}</StatusWord>;
  if (target.answer) {
    const meaning = {
      accepted: "good",
      partial: "waiting",
      other_date: "waiting",
      refused: "wrong",
    } as const;
    return (
      <>
        <StatusWord meaning={meaning[target.answer]}>
          {t(`answer-${target.answer}`)}
          {target.answerOn && ` ${showDay(target.answerOn, locale, { today })}`}
        </StatusWord>
        {target.answerNote && (
          <span className="min-w-0 break-words text-muted-foreground text-sm">
            {target.answerNote}
          </span>
        )}
      </>
    );
  }
  if (push.status !== "submitted") return null;
  if (target.kind !== "supplier")
    return <StatusWord meaning="waiting">{t("progress-unanswered")}</StatusWord>;
  return target.firstViewedAt ? (
    <StatusWord meaning="good">
      {t("progress-viewed")} · <Moment at={target.firstViewedAt} zone={zone} today={today} />
    </StatusWord>
  ) : (
    <StatusWord meaning="waiting">{t("progress-unseen")}</StatusWord>
  );
}

/** What has gone wrong, in one sentence at the top. */
export function failuresOf({ deliveries, push }: PushDetail) {
  const ended = push.status === "cancelled" || push.status === "superseded";
  return deliveries.filter(
    (one) =>
      (one.status === "failed" || (one.status === "queued" && one.failure !== null)) &&
      (ended ? one.purpose === "cancel" : one.purpose === "push" && one.revision === push.revision),
  );
}
