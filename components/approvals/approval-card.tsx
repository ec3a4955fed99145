import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useNextStep } from "@/components/purchase-orders/next-step";
import { Amount, BigAmount } from "@/components/shared/amount";
import { DayText, Moment, showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { fen, showMoney, showQuantity } from "@/lib/core/figures";
import type { DetailLine, OrderDetail } from "@/lib/purchase-orders/detail";
import { rejectChips } from "@/lib/purchase-orders/reasons";
import { priceChange, showPercent } from "@/lib/purchase-orders/rules";
import { DecideBar } from "./decide-bar";
import { RevisionChange } from "./revision-change";
import { TimeLeft, useStepName, type Viewer } from "./round-steps";
import { WindowDocuments } from "./window-documents";

/** One document to decide on, as a thumb reads it: the sum, why, what changed line by line, and two buttons. */
export function ApprovalCard({
  detail,
  viewer,
  next,
}: {
  detail: OrderDetail;
  viewer: Viewer;
  next: string;
}) {
  const t = useTranslations("approvals");
  const orders = useTranslations("purchase-orders");
  const { order, supplier, author, branch, lines, rounds, seen } = detail;
  const round = rounds[0];
  const step = round?.steps.find(({ status }) => status === "current");
  const after = useNextStep(detail);
  const total = order.total === null ? "–" : showMoney(order.total);
  return (
    <article className="max-w-xl">
      <div className="mb-2 flex items-center justify-between gap-3">
        <StatusWord meaning="waiting" pill>
          {t("waits-for-you-now")}
        </StatusWord>
        {step && <TimeLeft step={step} viewer={viewer} />}
      </div>
      {order.total !== null && <BigAmount fen={order.total} />}
      <h2 className="mt-1 text-lg">{supplier.name}</h2>
      <p className="mb-3 text-muted-foreground text-sm">
        {orders("revision", { revision: order.revision })} · {author} ·{" "}
        <Moment at={order.submittedAt} zone={viewer.zone} today={viewer.today} />
      </p>
      <Facts
        facts={[
          { label: orders("deliver-to"), value: `${branch.name} ${branch.code}` },
          { label: orders("due"), value: <DayText on={order.expectedOn} today={viewer.today} /> },
          order.notes !== "" && { label: t("why"), value: order.notes },
        ]}
      />
      {supplier.status === "active" ? (
        <WindowNote detail={detail} />
      ) : (
        <Note
          meaning="wrong"
          lead={orders(supplier.status === "blocked" ? "blocked-lead" : "held-lead")}
          className="mb-4"
        >
          {supplier.statusReason}
        </Note>
      )}
      {round && detail.sees && <WindowDocuments detail={detail} round={round} />}
      <RevisionChange detail={detail} />
      <SectionHead title={t("lines", { count: lines.length })} end={t("against-last")} line />
      <ul>
        {lines.map((line) => (
          <Line key={line.seq} line={line} today={viewer.today} />
        ))}
      </ul>
      <Sums detail={detail} />
      <p className="mt-3 text-sm">
        <Link href={`/purchase-orders/${order.id}`} prefetch={false} className="link">
          {t("whole")}
        </Link>
      </p>
      {seen && detail.may.decide && (
        <div className="mt-4">
          <DecideBar
            id={order.id}
            seen={seen}
            next={next}
            mayApprove={detail.may.approve}
            ask={{
              approve: `${orders("ask-approve-sum", { supplier: supplier.name, total })} ${after}`,
              reject: orders("ask-reject-sub", { author }),
            }}
            chips={rejectChips.map((chip) =>
              orders(chip.slice(chip.indexOf(".") + 1) as "chip-price"),
            )}
          />
        </div>
      )}
    </article>
  );
}

function WindowNote({ detail }: { detail: OrderDetail }) {
  const t = useTranslations("approvals");
  const { either } = useStepName();
  const round = detail.rounds[0];
  if (!round || !detail.sees || round.windowCount === 0) return null;
  const next = round.steps.find(({ status }) => status === "waiting");
  return (
    <Note meaning="waiting" className="mb-4">
      {t("window", {
        count: round.windowCount + 1,
        sum: showMoney(fen(round.windowAmount)),
      })}
      {next
        ? t("window-then", { role: next.person ?? either(next.roles) })
        : t("window-only", { rule: round.ruleName })}
    </Note>
  );
}

function Line({ line, today }: { line: DetailLine; today: Viewer["today"] }) {
  const t = useTranslations("purchase-orders");
  const { name, spec, quantity, unit, unitPrice, discount, amount } = line;
  return (
    <li className="border-b py-2.5">
      <div className="flex justify-between gap-4">
        <div className="min-w-0">
          <div className="font-medium">{name}</div>
          <div className="text-muted-foreground text-sm">{spec}</div>
        </div>
        <div className="shrink-0 text-right">
          <div className="font-medium">
            <Amount fen={amount} />
          </div>
          <div className="text-muted-foreground text-sm">
            {showQuantity(quantity)} {unit} × <Amount fen={unitPrice} />
          </div>
          {discount ? (
            <div className="text-muted-foreground text-sm">
              {t("less", { amount: showMoney(discount) })}
            </div>
          ) : null}
        </div>
      </div>
      <Last line={line} today={today} />
    </li>
  );
}

/** 上次 96.00 × 16 本 · 10-02 周五 · 青禾相册工坊, and what became of the price since. */
function Last({
  line: { last, unitPrice, productId },
  today,
}: {
  line: DetailLine;
  today: Viewer["today"];
}) {
  const t = useTranslations("approvals");
  const locale = useLocale();
  if (unitPrice === null) return null;
  if (!last) {
    return productId ? <p className="text-right text-sm text-waiting">{t("first")}</p> : null;
  }
  const { kind, by, permille } = priceChange(unitPrice, last.price);
  const params = { amount: showMoney(by), percent: showPercent(permille) };
  return (
    <p className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-sm">
      <span className="text-muted-foreground tabular-nums">
        {t("last-time", {
          price: showMoney(last.price),
          quantity: showQuantity(last.quantity),
          unit: last.unit,
        })}
        {" · "}
        {showDay(last.on, locale, { today })}
        {" · "}
        {last.supplier}
      </span>
      <span className={`ml-auto ${changeLooks[kind]}`}>
        {kind === "same" ? t("price-same") : `${kind === "dearer" ? "↑" : "↓"} ${t(kind, params)}`}
      </span>
    </p>
  );
}

const changeLooks = {
  same: "text-muted-foreground",
  dearer: "text-wrong",
  cheaper: "text-good",
} as const;

function Sums({ detail: { order } }: { detail: OrderDetail }) {
  const t = useTranslations("purchase-orders");
  const rows = [
    { label: t("freight"), fen: order.freight },
    { label: t("discount"), fen: order.discount },
  ].filter((row) => row.fen !== null && row.fen !== 0n);
  return rows.map(({ label, fen: sum }) => (
    <p key={label} className="flex justify-between py-1.5 text-sm">
      <span className="text-muted-foreground">{label}</span>
      <Amount fen={sum} />
    </p>
  ));
}
