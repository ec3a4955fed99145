import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { Note } from "@/components/shared/note";
import { Button } from "@/components/ui/button";
import { Input, Label, Select } from "@/components/ui/input";
import type { RulesPage } from "@/lib/approvals/rule-queries";
import { origins } from "@/lib/approvals/schema";
import { supplierKinds } from "@/lib/suppliers/kinds";
import { useRuleSentences } from "./rule-sentences";

/** A purchase that is only imagined: which rule it would follow and whom it would need. Needs no script. */
export function RuleTrial({ page, search }: { page: RulesPage; search: Search }) {
  const t = useTranslations("approvals");
  const all = useTranslations();
  const field = (name: string, label: string, children: React.ReactNode) => (
    <div>
      <Label htmlFor={`try-${name}`} className="mb-1">
        {label}
      </Label>
      {children}
    </div>
  );
  const select = (name: string, options: readonly (readonly [string, string])[]) => (
    <Select id={`try-${name}`} name={name} defaultValue={one(search, name)}>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <p className="mb-3 text-muted-foreground text-xs">{t("try-help")}</p>
      <form action="/admin/approval-rules" className="grid gap-3">
        {field(
          "amount",
          t("try-sum"),
          <Input
            id="try-amount"
            name="amount"
            inputMode="decimal"
            defaultValue={one(search, "amount")}
            placeholder="0.00"
          />,
        )}
        {field(
          "branch",
          t("branches"),
          select(
            "branch",
            page.branches.map(({ id, name }) => [id, name]),
          ),
        )}
        {field(
          "category",
          t("categories"),
          select(
            "category",
            supplierKinds.map((kind) => [kind, all(`suppliers.kind-${kind}` as never)]),
          ),
        )}
        {field(
          "origin",
          t("origins"),
          select(
            "origin",
            origins.map((origin) => [origin, t(`origin-${origin}`)]),
          ),
        )}
        {field(
          "author",
          t("try-author"),
          select("author", [
            ["", t("try-anyone")],
            ...page.approvers.map(({ id, name }) => [id, name] as const),
          ]),
        )}
        <Button type="submit">{t("try-go")}</Button>
      </form>
      {page.trial && <Answer page={page} trial={page.trial} />}
    </>
  );
}

function Answer({ page, trial }: { page: RulesPage; trial: NonNullable<RulesPage["trial"]> }) {
  const t = useTranslations("approvals");
  const { stepLine } = useRuleSentences(page);
  return (
    <div className="mt-4 text-sm" role="status">
      <p className="font-semibold">{t("try-rule", { rule: trial.rule })}</p>
      <ol className="mt-2 grid gap-3">
        {trial.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a rule keep their places.
          <li key={i}>
            <p className="text-muted-foreground">
              {t("step-number", { step: i + 1 })} · {stepLine(step)}
            </p>
            <p>
              {step.people.length > 0
                ? step.people
                    .map(({ name, onBehalfOfName }) =>
                      onBehalfOfName ? t("stands-in", { name, other: onBehalfOfName }) : name,
                    )
                    .join("、")
                : t("nobody-now")}
            </p>
          </li>
        ))}
      </ol>
      {trial.empty !== null && (
        <Note meaning="wrong" className="mt-3">
          {t("nobody-now")}：{t("step-number", { step: trial.empty })}
        </Note>
      )}
    </div>
  );
}
