import type { resourceKind } from "@/db/schema/resources";

export type ResourceKind = (typeof resourceKind)[number];

const every = <T extends string>(one: Record<T, true>) => Object.keys(one) as [T, ...T[]];

// The table's own list would bring the database into the browser; the compiler keeps both the same.
export const resourceKinds = every<ResourceKind>({
  dress: true,
  room: true,
  scene: true,
  person: true,
});
