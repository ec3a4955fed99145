import type { productKind } from "@/db/schema/products";

export type ProductKind = (typeof productKind)[number];

// The table's own list would bring the database into the browser; the compiler keeps them the same.
export const productKinds = Object.keys({
  package_item: true,
  aftersale: true,
  gift: true,
  giveaway: true,
  service: true,
  consumable: true,
  asset: true,
} satisfies Record<ProductKind, true>) as [ProductKind, ...ProductKind[]];
