/** The filters as they stand, kept under a name, for oneself or the team. `query` is the address after the question mark. */
export type ViewInput = { name: string; shared: boolean; query: string };
