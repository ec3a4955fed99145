import "server-only";
import type { Tx } from "@/db";
import { remember } from "@/lib/search/writes";

/** Lets ⌘K find a person, inside the branches of those who may look at people. */
export function rememberPerson(
  tx: Tx,
  person: { id: string; branchId: string; name: string; account: string; initials: string },
): Promise<void> {
  const { id, branchId, name, account, initials } = person;
  return remember(tx, {
    id,
    document: "person",
    branchId,
    group: "people",
    title: name,
    subtitle: account,
    words: [name, initials, account],
  });
}
