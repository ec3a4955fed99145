import type { leadStatus, lostReason } from "@/db/schema/leads";

export type LeadStatus = (typeof leadStatus)[number];
export type LostReason = (typeof lostReason)[number];

const every = <T extends string>(one: Record<T, true>) => Object.keys(one) as [T, ...T[]];

// As in lib/customers/kinds.ts: the compiler keeps these the same as the table's.
export const leadStatuses = every<LeadStatus>({
  new: true,
  assigned: true,
  contacted: true,
  appointed: true,
  arrived: true,
  won: true,
  lost: true,
  pool: true,
});
export const lostReasons = every<LostReason>({
  price: true,
  elsewhere: true,
  no_need: true,
  no_answer: true,
  wrong_number: true,
  other: true,
});

/** Somebody is after them. */
export const followed = ["assigned", "contacted", "appointed", "arrived"] as const;
export const isFollowed = (status: LeadStatus): boolean => followed.some((one) => one === status);
