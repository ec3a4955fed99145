import type { channelKind, supplierKind, supplierStatus } from "@/db/schema/suppliers";

export type SupplierKind = (typeof supplierKind)[number];
export type SupplierStatus = (typeof supplierStatus)[number];
export type ChannelKind = (typeof channelKind)[number];
export type Settlement = "per_order" | "monthly";

const every = <T extends string>(one: Record<T, true>) => Object.keys(one) as [T, ...T[]];

// The table's own lists would bring the database into the browser; the compiler keeps these the same.
export const supplierKinds = every<SupplierKind>({
  album: true,
  frame: true,
  print: true,
  dress: true,
  cosmetic: true,
  equipment: true,
  service: true,
});
export const supplierStatuses = every<SupplierStatus>({
  active: true,
  on_hold: true,
  blocked: true,
});
export const channelKinds = every<ChannelKind>({
  email: true,
  wecom: true,
  dingtalk: true,
  feishu: true,
  webhook: true,
});
export const settlements = every<Settlement>({ per_order: true, monthly: true });
