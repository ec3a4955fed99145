import { useLocale, useTranslations } from "next-intl";
import { showDay, showMoment } from "@/components/shared/day";
import { type Happening, Timeline } from "@/components/shared/timeline";
import type { Day } from "@/lib/core/time";
import type { PushDetail } from "@/lib/pushes/detail";
import { useFailure } from "./use-failure";
import { WarningText } from "./warning-text";

type Dated = Happening & { at: Date };

/** One line for everything that happened, newest first: moves, messages with every attempt, views, answers. */
export function PushTimeline({ push: detail, today }: { push: PushDetail; today: Day }) {
  const t = useTranslations("pushes");
  const locale = useLocale();
  const failureOf = useFailure();
  const { zone } = detail.branch;
  const nameOf = (targetId: string) => detail.targets.find(({ id }) => id === targetId)?.name ?? "";
  const several = detail.targets.length > 1;
  const whom = (targetId: string) => (several ? ` · ${nameOf(targetId)}` : "");
  const items: Dated[] = [
    ...detail.moves.map(({ seq, move, by, reason, seen, revision, at }) => ({
      key: `m${seq}`,
      at,
      person: by ?? undefined,
      text: t(`move-${move}` as never, { revision } as never),
      detail: (
        <>
          {reason === "auto" ? t("auto-pushed") : reason}
          {seen.map((one, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was seen stands as it was written.
            <span key={nth} className="block">
              <WarningText warning={one} />
            </span>
          ))}
        </>
      ),
    })),
    ...detail.deliveries
      .filter(({ channel }) => channel === "manual" || channel === "inbox")
      .map(({ id, channel, means, by, note, purpose, sentAt, createdAt, targetId, recipient }) => ({
        key: `d${id}`,
        at: sentAt ?? createdAt,
        person: channel === "manual" ? by : undefined,
        mark: channel === "manual" ? undefined : ("good" as const),
        text:
          channel === "manual"
            ? `${t("sent-by-hand", { means: t(`means-${means ?? "other"}`) })}${whom(targetId)}`
            : `${t(purpose === "cancel" ? "told-cancelled" : "told-inbox", { name: recipient })}${whom(targetId)}`,
        detail: note,
      })),
    ...detail.attempts.map(({ deliveryId, seq, outcome, failure, detail: more, endedAt }) => {
      const one = detail.deliveries.find(({ id }) => id === deliveryId);
      return {
        key: `a${deliveryId}${seq}`,
        at: endedAt,
        mark: outcome === "sent" ? ("good" as const) : ("wrong" as const),
        text: `${t(`attempt-${outcome}`, { way: t(`way-${one?.channel ?? "email"}`), nth: seq })}${whom(one?.targetId ?? "")}`,
        detail: failure ? `${failureOf(failure)}${more ? ` (${more})` : ""}` : null,
      };
    }),
    ...detail.presses.map(({ deliveryId, seq, move, failure, by, at }) => {
      const one = detail.deliveries.find(({ id }) => id === deliveryId);
      const to = `${t(`way-${one?.channel ?? "email"}`)} ${one?.recipient ?? ""}`;
      return {
        key: `p${deliveryId}${seq}`,
        at,
        person: by ?? undefined,
        text: `${t(by ? `pressed-${move}` : "was-stopped", { to })}${whom(one?.targetId ?? "")}`,
        detail: failure ? failureOf(failure) : null,
      };
    }),
    ...detail.links.flatMap((link) => [
      {
        key: `l${link.id}`,
        at: link.createdAt,
        person: link.by ?? undefined,
        text: `${t("link-made", { revision: link.revision })}${whom(link.targetId)}`,
      },
      ...(link.revokedAt
        ? [
            {
              key: `r${link.id}`,
              at: link.revokedAt,
              person: link.revokedBy ?? undefined,
              text: `${t("link-ended")}${whom(link.targetId)}`,
              detail: link.revokeReason === "renewed" ? t("link-renewed") : link.revokeReason,
            },
          ]
        : []),
    ]),
    ...detail.views.map(({ id, at, network, browser, linkId }) => ({
      key: `v${id}`,
      at,
      mark: "good" as const,
      text: `${t("was-viewed")}${whom(detail.links.find((one) => one.id === linkId)?.targetId ?? "")}`,
      detail: [network, browser].filter(Boolean).join(" · "),
    })),
    ...detail.answers.map(
      ({ id, answer, answerOn, note, means, by, at, answeredAt, targetId }) => ({
        key: `n${id}`,
        at,
        person: by,
        text: (
          <>
            {means ? t("noted-answer", { name: nameOf(targetId) }) : t("gave-answer")}
            <b className="font-medium">
              {t(`answer-${answer}`)}
              {answerOn && ` ${showDay(answerOn, locale, { today })}`}
            </b>
          </>
        ),
        detail: [
          means && `${t(`means-${means}`)} ${showMoment(answeredAt, zone, locale, today)}`,
          note,
        ]
          .filter(Boolean)
          .join(" · "),
      }),
    ),
  ];
  items.sort((one, other) => other.at.getTime() - one.at.getTime());
  return (
    <Timeline
      items={items.map(({ at, ...item }) => ({
        ...item,
        time: showMoment(at, zone, locale, today),
      }))}
    />
  );
}
