import { useLocale, useTranslations } from "next-intl";
import { showMoment } from "@/components/shared/day";
import type { Change, Shown } from "@/lib/audit/changes";
import { permissionWord } from "@/lib/roles/queries";

const inSight = 3;

/** 合计 1,200.00 → 1,500.00, one line each; what is too much stands folded. */
export function Changes({
  changes,
  reason,
  module,
  zone,
}: {
  changes: readonly Change[];
  reason: string | null;
  module: string | undefined;
  zone: string;
}) {
  const t = useTranslations();
  const [first, rest] = [changes.slice(0, inSight), changes.slice(inSight)];
  return (
    <div className="py-1.5 text-sm leading-5">
      {first.map((change) => (
        <Line key={change.field} change={change} module={module} zone={zone} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className="text-muted-foreground text-xs hover:text-foreground">
            {t("audit.more", { count: rest.length })}
          </summary>
          {rest.map((change) => (
            <Line key={change.field} change={change} module={module} zone={zone} />
          ))}
        </details>
      )}
      {reason && <div className="text-muted-foreground">{t("audit.reason", { reason })}</div>}
    </div>
  );
}

function Line({
  change,
  module,
  zone,
}: {
  change: Change;
  module: string | undefined;
  zone: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { field, before, after } = change;
  const key = `audit.field-${field}`;
  /** Codes have words of their own: a role, a reach, a state. */
  const coded = (text: string): string => {
    const tries = [
      field === "role" && `core.role-${text}`,
      field === "scope" && `roles.scope-${text}-long`,
      field === "permission" && permissionWord(text),
      field === "status" && module && `${module}.status-${text}`,
      field === "origin" && `approvals.origin-${text}`,
      field === "answer" && `pushes.answer-${text}`,
      field === "means" && `pushes.means-${text}`,
      (module === "customers" || module === "leads") && `customers.${field}-${text}`,
      field === "lostReason" && `leads.lost-${text}`,
      module === "appointments" && `appointments.${field}-${text}`,
      module === "resources" && `resources.${field}-${text}`,
    ];
    const found = tries.find((one) => one && t.has(one as never));
    return found ? t(found as never) : text;
  };
  const said = (side: Shown): string =>
    side === null
      ? "–"
      : "text" in side
        ? coded(side.text)
        : "at" in side
          ? showMoment(side.at, zone, locale)
          : t(side.word as never, { count: side.count ?? 0 } as never);
  return (
    <div className="break-words">
      <span className="text-muted-foreground">
        {t.has(key as never) ? t(key as never) : field}{" "}
      </span>
      {before !== null && (
        <>
          <span className="text-muted-foreground line-through decoration-1">{said(before)}</span>
          {" → "}
        </>
      )}
      {said(after)}
    </div>
  );
}
