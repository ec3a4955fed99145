import { permission } from "@/lib/core/actor";

/** "own": what one booked oneself, what is with one's own customers, and what one is booked for. */
export const read = permission("appointments:read", "calendar", {
  ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
  ...{ pickup_clerk: "branch", stylist: "own", photographer: "own" },
  ...{ branch_manager: "branch", owner: "chain" },
});
/** Booking, confirming, moving and cancelling. */
export const book = permission("appointments:book", "calendar", {
  ...{ cs_agent: "own", sales: "own", dispatcher: "branch", selector: "own", pickup_clerk: "own" },
  ...{ branch_manager: "branch", owner: "chain" },
});
/** Saying that the customer is there, is being served, has gone, or did not come. */
export const serve = permission("appointments:serve", "calendar", {
  ...{ cs_agent: "own", sales: "own", dispatcher: "branch", selector: "own", pickup_clerk: "own" },
  ...{ stylist: "own", photographer: "own", branch_manager: "branch" },
});
