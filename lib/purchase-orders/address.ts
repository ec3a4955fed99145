import "server-only";

/** Where an order is opened from paper: the public address when the company has one. */
export const addressOfOrder = (id: string): string =>
  `${(process.env.APP_URL || process.env.NEXTAUTH_URL || "").replace(/\/+$/, "")}/purchase-orders/${id}`;
