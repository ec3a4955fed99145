import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { showDay } from "@/components/shared/day";
import { SectionHead } from "@/components/shared/page-head";
import { fen, type Money, type Quantity, showMoney, showQuantity } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import { type ComparedLine, changedIn, paired, type Told } from "@/lib/purchase-orders/comparison";
import type { Content } from "@/lib/purchase-orders/content";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

/**
 * What is not as it was when this order was last decided upon, and why it was changed: the approver of a
 * revision reads the change, not the whole order again (A8).
 */
export function RevisionChange({ detail }: { detail: OrderDetail }) {
  const t = useTranslations("approvals");
  const base = baseOf(detail);
  const show = useValues(detail);
  if (!base) return null;
  const { pairs, gone } = paired(base.content.lines.map(lineOf), detail.lines);
  const heads = headChanges(base.content, detail);
  const lines = pairs.flatMap(({ before, after }) => {
    const changed = before ? changedIn(before, after) : [];
    return before && changed.length === 0 ? [] : [{ before, after, changed }];
  });
  const none = heads.length + lines.length + gone.length === 0;
  return (
    <section className="mb-4">
      <SectionHead title={t("changed-since", { revision: base.revision })} line />
      {base.reason && (
        <p className="border-b py-2.5">
          <span className="text-muted-foreground">{t(base.reasonOf)}</span>
          {"　"}
          {base.reason}
        </p>
      )}
      {none && <p className="py-2.5 text-muted-foreground text-sm">{t("nothing-changed")}</p>}
      <ul>
        {lines.map(({ before, after, changed }) => (
          <Row key={after.seq} name={after.name} sign={before ? null : "+"}>
            {before
              ? changed.map((column) => (
                  <Change
                    key={column}
                    label={t(`changed-${column}`)}
                    before={show(column, before)}
                    after={show(column, after)}
                  />
                ))
              : t("line-added", {
                  quantity: showQuantity(after.quantity),
                  unit: after.unit,
                  price: show("unitPrice", after),
                })}
          </Row>
        ))}
        {gone.map((line) => (
          <Row key={`gone-${line.seq}`} name={line.name} sign="−">
            {t("line-gone", { quantity: showQuantity(line.quantity), unit: line.unit })}
          </Row>
        ))}
        {heads.map(({ key, before, after }) => (
          <Row key={key} name={t(`changed-${key}`)} sign={null}>
            <Change label="" before={before} after={after} />
          </Row>
        ))}
      </ul>
    </section>
  );
}

/** What people approved before: that counts, and no change that the tolerance kept. Else what was refused or taken back last, so that one sees whether it was mended. */
function baseOf({ order, rounds, revisions, history }: OrderDetail) {
  const earlier = revisions.filter(({ revision }) => revision < order.revision);
  const approved = earlier.find(({ revision }) =>
    rounds.some(
      (round) =>
        round.revision === revision && round.status === "approved" && round.keptFrom === null,
    ),
  );
  const base = approved ?? earlier[0];
  if (!base) return null;
  const reasonOf = approved ? ("why-revised" as const) : ("why-rejected" as const);
  const said = history.findLast(({ move }) => move === (approved ? "revise" : "reject"));
  return { ...base, reasonOf, reason: said?.reason ?? "" };
}

const lineOf = (line: Content["lines"][number]): ComparedLine & { seq: number } => ({
  ...line,
  quantity: BigInt(line.quantity) as Quantity,
  unitPrice: line.unitPrice === null ? null : fen(BigInt(line.unitPrice)),
  discount: fen(BigInt(line.discount)),
});

type Head = "freight" | "order-discount" | "due" | "notes" | "total";

function headChanges(before: Content, { order }: OrderDetail) {
  const money = (sum: bigint | null) => (sum === null ? "–" : showMoney(sum as Money));
  const all: { key: Head; before: string; after: string }[] = [
    { key: "freight", before: money(BigInt(before.freight)), after: money(order.freight) },
    { key: "order-discount", before: money(BigInt(before.discount)), after: money(order.discount) },
    { key: "due", before: before.expectedOn ?? "–", after: order.expectedOn ?? "–" },
    { key: "notes", before: before.notes || "–", after: order.notes || "–" },
    { key: "total", before: money(BigInt(before.total)), after: money(order.total) },
  ];
  return all.filter((one) => one.before !== one.after);
}

function useValues({ order, today }: OrderDetail) {
  const locale = useLocale();
  return (column: Told, line: ComparedLine): string => {
    if (column === "quantity") return `${showQuantity(line.quantity)} ${line.unit}`;
    if (column === "unitPrice" || column === "discount") {
      return line[column] === null ? "–" : showMoney(line[column]);
    }
    if (column !== "expectedOn") return line[column] || "–";
    const on = (line.expectedOn ?? order.expectedOn) as Day | null;
    return on ? showDay(on, locale, { today }) : "–";
  };
}

function Row({ name, sign, children }: { name: string; sign: string | null; children: ReactNode }) {
  return (
    <li className="border-b py-2.5">
      <div className="font-medium">
        {sign && <span className="mr-1.5 text-waiting">{sign}</span>}
        {name}
      </div>
      <div className="grid text-sm">{children}</div>
    </li>
  );
}

function Change({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <span className="break-words tabular-nums">
      {label && <span className="mr-2 text-muted-foreground">{label}</span>}
      <del className="text-muted-foreground">{before}</del>
      {" → "}
      <ins className="font-medium no-underline">{after}</ins>
    </span>
  );
}
