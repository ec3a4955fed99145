import { useLocale, useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { DayText, showDay } from "@/components/shared/day";
import { fen, type Quantity, showMoney, showQuantity } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { PushContent } from "@/lib/pushes/content";

const amount = (text: string) => fen(BigInt(text));
const quantity = (text: string) => showQuantity(BigInt(text) as Quantity);

/** The lines as a target was shown them, word for word. */
export function ContentTable({ content, today }: { content: PushContent; today?: Day }) {
  const t = useTranslations("pushes");
  const { sums } = content;
  return (
    <table className="t cards two">
      <thead>
        <tr>
          <th scope="col">{t("goods")}</th>
          <th scope="col" style={{ width: 120 }}>
            {t("sku")}
          </th>
          <th scope="col" className="num" style={{ width: 110 }}>
            {t("quantity")}
          </th>
          <th scope="col" style={{ width: 110 }}>
            {t("due")}
          </th>
          {sums && (
            <>
              <th scope="col" className="num" style={{ width: 100 }}>
                {t("price-yuan")}
              </th>
              <th scope="col" className="num" style={{ width: 110 }}>
                {t("amount-yuan")}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {content.lines.map((line) => (
          <tr key={line.seq}>
            <td className="wrap" data-c="1l">
              <b className="font-medium">{line.name}</b>{" "}
              <span className="text-muted-foreground">{line.spec}</span>
              {line.note && <small className="block">{line.note}</small>}
            </td>
            <td className="dim" data-c="2l">
              {line.supplierSku || line.sku || "–"}
            </td>
            <td className="num" data-c="1r">
              {quantity(line.quantity)} <span className="text-muted-foreground">{line.unit}</span>
            </td>
            <td data-c="2r">
              <DayText on={line.dueOn} today={today} />
            </td>
            {sums && (
              <>
                <td className="num" data-c="3l">
                  <Amount fen={line.price === null ? null : amount(line.price)} />
                </td>
                <td className="num" data-c="3r">
                  <Amount fen={line.amount === null ? null : amount(line.amount)} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
      {sums && (
        <tfoot>
          <tr>
            <td colSpan={5} className="num" data-c="1l">
              {sums.freight !== "0" && `${t("freight")} ${showMoney(amount(sums.freight))}　`}
              {sums.discount !== "0" && `${t("discount")} ${showMoney(amount(sums.discount))}　`}
              {t("total")}
            </td>
            <td className="num" data-c="1r">
              <Amount fen={amount(sums.total)} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** 10 本改为 12 本: what a newer revision says differently. */
export function ContentChanges({ before, after }: { before: PushContent; after: PushContent }) {
  const t = useTranslations("pushes");
  const locale = useLocale();
  const said = after.lines.flatMap((line) => {
    const was = before.lines.find((one) => one.name === line.name && one.spec === line.spec);
    if (!was) return [t("line-added", { name: line.name })];
    return [
      ...(was.quantity === line.quantity
        ? []
        : [
            t("line-quantity", {
              ...{ name: line.name, unit: line.unit },
              ...{ before: quantity(was.quantity), after: quantity(line.quantity) },
            }),
          ]),
      ...(was.dueOn === line.dueOn
        ? []
        : [t("line-due", { name: line.name, after: showDay(line.dueOn, locale) })]),
    ];
  });
  const gone = before.lines
    .filter((was) => !after.lines.some((one) => one.name === was.name && one.spec === was.spec))
    .map(({ name }) => t("line-gone", { name }));
  return <>{[...said, ...gone].join("；")}</>;
}
