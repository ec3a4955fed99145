import { discreet } from "@/lib/core/text";

/** Who sees a view, from the nearest to the farthest: oneself, one's department, one's branch, all. */
export const audiences = ["own", "department", "branch", "everyone"] as const;
export type Audience = (typeof audiences)[number];

/** What belongs to a view: filters, sort and columns, but not the page one stood on, nor a whole number. */
export function keptQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const key of ["after", "before", "view", "saved"]) params.delete(key);
  const q = params.get("q");
  if (q) params.set("q", discreet(q));
  params.sort();
  return params.toString();
}
