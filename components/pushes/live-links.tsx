import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { Moment, showDay } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { Icon } from "@/components/ui/icon";
import { type Day, dayIn } from "@/lib/core/time";
import type { LinkRow, ViewRow } from "@/lib/pushes/link-queries";
import { RenewLink, RevokeLink, ShowLink } from "./link-moves";

/**
 * The links of a push or of a supplier, with their moves. The page reads them with listLinks and
 * gives its client parts the words "pushes", "shared" and "core".
 */
export function LiveLinks({ rows, of }: { rows: readonly LinkRow[]; of: "push" | "supplier" }) {
  const t = useTranslations("pushes");
  return (
    <section className="mb-7">
      <SectionHead title={t("links")} />
      {rows.length === 0 && (
        <Nothing>{t(of === "push" ? "links-none" : "links-none-live")}</Nothing>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-b py-3">
            <One row={row} of={of} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ row, of }: { row: LinkRow; of: "push" | "supplier" }) {
  const t = useTranslations("pushes");
  return (
    <div className="flex items-center gap-x-4 gap-y-2 text-sm phone:flex-wrap">
      <div className="min-w-0 flex-1 phone:flex-none phone:basis-full">
        <p className="font-medium">
          {of === "supplier" ? (
            <Link href={to(`/pushes/${row.pushId}`)} prefetch={false}>
              {row.number}
            </Link>
          ) : (
            `${row.number} · ${row.supplier}`
          )}{" "}
          <span className="font-normal text-muted-foreground">
            {t("link-for", { revision: row.revision })}
          </span>
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted-foreground">
          <State row={row} />
          <Views row={row} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        {row.showable && <ShowLink id={row.id} />}
        {row.renewable && <RenewLink id={row.id} />}
        {row.state === "live" && <RevokeLink id={row.id} />}
      </div>
    </div>
  );
}

/** Who opened them and when, for whoever may see the push (L-05). */
export function ViewLog({
  views,
  zone,
  today,
}: {
  views: readonly ViewRow[];
  zone: string;
  today: Day;
}) {
  const t = useTranslations("pushes");
  if (views.length === 0) return null;
  return (
    <details className="group mb-7">
      <summary className="inline-flex cursor-pointer items-center gap-1.5 font-medium phone:min-h-11">
        <Icon name="chevron-right" className="group-open:rotate-90" />
        {t("views", { count: views.length >= 50 ? "50+" : String(views.length) })}
      </summary>
      <table className="t cards mt-3">
        <thead>
          <tr>
            <th scope="col" style={{ width: 150 }}>
              {t("time")}
            </th>
            <th scope="col" style={{ width: 190 }}>
              {t("number")}
            </th>
            <th scope="col" style={{ width: 150 }}>
              {t("view-network")}
            </th>
            <th scope="col">{t("view-browser")}</th>
          </tr>
        </thead>
        <tbody>
          {views.map(({ id, at, number, network, browser }) => (
            <tr key={id}>
              <td data-c="1l">
                <Moment at={at} zone={zone} today={today} />
              </td>
              <td className="dim" data-c="2l">
                {number}
              </td>
              <td className="dim" data-c="2r">
                {network}
              </td>
              <td data-c="1r">{browser}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const machineReasons: Record<string, "link-renewed" | "link-held"> = {
  renewed: "link-renewed",
  supplier: "link-held",
};

function State({ row }: { row: LinkRow }) {
  const t = useTranslations("pushes");
  const locale = useLocale();
  // A link ends as its last day does; that day is the one to name.
  const lastDay = dayIn(row.zone, new Date(row.expiresAt.getTime() - 1000));
  const day = showDay(lastDay, locale, { form: "full" });
  if (row.state === "live")
    return <StatusWord meaning="neutral">{t("link-live", { day })}</StatusWord>;
  if (row.state === "expired")
    return <StatusWord meaning="closed">{t("link-expired", { day })}</StatusWord>;
  const known = machineReasons[row.reason];
  return (
    <StatusWord meaning="closed">
      {known ? t(known) : t("link-revoked", { reason: row.reason })}
    </StatusWord>
  );
}

function Views({ row: { views, lastView, zone } }: { row: LinkRow }) {
  const t = useTranslations("pushes");
  if (!lastView) return <span>{t("link-unseen")}</span>;
  return (
    <span>
      {t("link-seen", { count: capped(views) })} · <Moment at={lastView.at} zone={zone} /> ·{" "}
      {lastView.browser} · {lastView.network}
    </span>
  );
}
