import { useTranslations } from "next-intl";
import { Empty } from "@/components/shared/empty";
import type { DayBoard } from "@/lib/appointments/board";
import { clockOf } from "@/lib/appointments/rules";

/** A day on paper, for the wall of the make-up room: no number of a customer stands on it. */
export function DaySheet({ board, title, by }: { board: DayBoard; title: string; by: string }) {
  const t = useTranslations("appointments");
  if (board.blocks.length === 0) return <Empty title={t("none")} />;
  return (
    <article className="paper">
      <h1 className="mb-3">
        {t("print-title")} {title}
      </h1>
      <table className="t">
        <colgroup>
          <col style={{ width: "15%" }} />
          <col style={{ width: "22%" }} />
          <col style={{ width: "9%" }} />
          <col style={{ width: "26%" }} />
          <col style={{ width: "10%" }} />
          <col style={{ width: "18%" }} />
        </colgroup>
        <thead>
          <tr>
            {(["when", "customer", "kind", "with", "status", "notes"] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.blocks.map((block) => (
            <tr key={block.id}>
              <td>
                {clockOf(block.from)}–{clockOf(block.until)}
              </td>
              <td className="strong">
                {block.customer} <small>{block.number}</small>
              </td>
              <td>{t(`kind-${block.kind}`)}</td>
              <td>
                {board.columns
                  .filter(({ id }) => block.resources.includes(id))
                  .map(({ code, name }) => [code, name].filter(Boolean).join(" "))
                  .join("、") || "–"}
              </td>
              <td>{t(`status-${block.status}`)}</td>
              <td>{block.notes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="paper-foot">
        <span>{t("count", { count: board.blocks.length })}</span>
        <span>{by}</span>
      </footer>
    </article>
  );
}
