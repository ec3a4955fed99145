import { defaultRules } from "../../approvals/defaults.ts";
import { insert, type Stage } from "./stage.ts";

export async function makeRules({ sql, random, opened }: Stage) {
  await insert(
    sql,
    "approval_rules",
    defaultRules.map(({ position, name, amountFrom, steps, fallback }) => ({
      id: random.idOn(opened),
      position,
      name,
      amount_from: amountFrom.toString(),
      steps: sql.json(steps),
      fallback,
    })),
  );
}
