/** From the nearest to the farthest. */
export const viewAudiences = ["own", "department", "branch", "everyone"] as const;

/** The filters as they stand, kept under a name, for oneself or a team. `query` is the address after the question mark. */
export type ViewInput = {
  name: string;
  audience: (typeof viewAudiences)[number];
  query: string;
};
