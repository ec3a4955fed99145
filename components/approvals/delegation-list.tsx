import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { StatusWord } from "@/components/shared/status-word";
import type { Delegations } from "@/lib/approvals/rule-queries";
import { EndDelegation } from "./delegation-moves";

/** Mine to others and others' to me, as far as they run or will run. For /me. */
export function DelegationList({
  rows,
  me,
  zone,
}: {
  rows: Delegations["rows"];
  /** The reader's id. */
  me: string;
  zone: string;
}) {
  const t = useTranslations("approvals");
  if (rows.length === 0) return <Nothing>{t("no-delegations")}</Nothing>;
  return (
    <ul className="border-t text-sm">
      {rows.map(({ id, fromId, from, to, validFrom, validUntil, reason, runs }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2.5">
          <StatusWord meaning={runs ? "current" : "waiting"}>
            {t(runs ? "running" : "later")}
          </StatusWord>
          <span className="font-medium">
            {fromId === me ? t("delegated-to", { name: to }) : t("delegated-by", { name: from })}
          </span>
          <span>
            <Moment at={validFrom} zone={zone} /> – <Moment at={validUntil} zone={zone} />
          </span>
          <span className="min-w-0 break-words text-muted-foreground">{reason}</span>
          {fromId === me && (
            <span className="ml-auto">
              <EndDelegation id={id} name={to} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
