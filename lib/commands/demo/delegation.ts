import type { Person } from "./people.ts";
import { insert, type Stage } from "./stage.ts";

/** The owner was away last week and let the accountant decide in his place (A6). It is over. */
export async function makeDelegation({ sql, random, now }: Stage, people: readonly Person[]) {
  const owner = people.find(({ role }) => role === "owner");
  const accountant = people.find(({ role }) => role === "accountant");
  if (!owner || !accountant) throw new Error("the demo's cast is incomplete");
  const from = new Date(now - 9 * 86_400_000);
  await insert(sql, "delegations", [
    {
      ...{ id: random.idAt(from), from_id: owner.id, to_id: accountant.id },
      ...{ valid_from: from, valid_until: new Date(now - 86_400_000), created_at: from },
      reason: "去上海看婚博会",
    },
  ]);
}
