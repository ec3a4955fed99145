import Link from "next/link";
import { useTranslations } from "next-intl";
import { Note } from "@/components/shared/note";
import { cn } from "@/components/ui/cn";
import type { RuleRow, RulesPage } from "@/lib/approvals/rule-queries";
import { fen, showMoney } from "@/lib/core/figures";
import { RuleMoves } from "./rule-moves";
import { useRuleSentences } from "./rule-sentences";

/** The rules in the order in which they are looked at. */
export function RuleList({ page, mayWrite }: { page: RulesPage; mayWrite: boolean }) {
  const last = page.rules.filter(({ fallback }) => !fallback).length - 1;
  return (
    <ol className="border-t">
      {page.rules.map((rule, place) => (
        <RuleItem
          key={rule.id}
          rule={rule}
          place={place}
          page={page}
          moves={
            mayWrite && (
              <RuleMoves
                rule={rule}
                first={place === 0}
                last={place === last}
                fallback={rule.fallback}
              />
            )
          }
        />
      ))}
    </ol>
  );
}

function RuleItem({
  rule,
  place,
  page,
  moves,
}: {
  rule: RuleRow;
  place: number;
  page: RulesPage;
  moves: React.ReactNode;
}) {
  const t = useTranslations("approvals");
  const { conditions, stepLine } = useRuleSentences(page);
  const hit = page.trial?.ruleId === rule.id;
  return (
    <li className={cn("flex gap-4 border-b px-3 py-4", hit && "bg-accent")}>
      <span className="w-5 shrink-0 text-right text-muted-foreground text-sm">{place + 1}</span>
      <div className="min-w-0 flex-1">
        <h2 className="text-base">
          {moves ? (
            <Link
              href={`/admin/approval-rules/${rule.id}`}
              prefetch={false}
              className="hover:underline"
            >
              {rule.name}
            </Link>
          ) : (
            rule.name
          )}
        </h2>
        <p className="text-muted-foreground text-sm">
          {rule.fallback ? t("everything-else") : conditions(rule)}
        </p>
        <ol className="mt-2 grid gap-1 text-sm">
          {rule.steps.map((step, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a rule keep their places.
            <li key={i} className="flex gap-2">
              <span className="shrink-0 text-muted-foreground">
                {t("step-number", { step: i + 1 })}
              </span>
              <span>{stepLine(step)}</span>
            </li>
          ))}
        </ol>
        {rule.gentler && (
          <Note meaning="waiting" className="mt-2">
            {t("gentler", {
              ...{ from: showMoney(fen(rule.gentler.from)), people: rule.gentler.people },
              ...{ than: rule.gentler.than.name, before: rule.gentler.than.people },
            })}
          </Note>
        )}
        {rule.empty.map(({ branch, step }) => (
          <Note key={branch} meaning="wrong" className="mt-2">
            {t("step-empty", { branch, step })}
          </Note>
        ))}
      </div>
      {moves}
    </li>
  );
}
