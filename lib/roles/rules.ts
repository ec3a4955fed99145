/** One grant of one role, as far as keeping apart needs it. */
export type Held = { role: string; permission: string; group: string; scope: string };

const assigns = ["people:grant", "roles:write"];

/**
 * Whoever assigns rights must not see customers' data as well (contract.md 6.2): he could open every
 * phone number to himself or to a friend. Only an owner may.
 */
export function joinsRightsAndCustomers(held: readonly Held[]): boolean {
  const live = held.filter(({ scope }) => scope !== "none");
  if (live.some(({ role }) => role === "owner")) return false;
  return (
    live.some(({ permission }) => assigns.includes(permission)) &&
    live.some(({ group }) => group === "cs")
  );
}
