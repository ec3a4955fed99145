import type { Money, Quantity } from "@/lib/core/figures";

export type ComparedLine = {
  productId: string | null;
  name: string;
  spec: string;
  unit: string;
  quantity: Quantity;
  unitPrice: Money | null;
  discount: Money | null;
  expectedOn: string | null;
};

/** Which line of an earlier content a line comes from; what nobody comes from is gone. */
export function paired<B extends Named, A extends Named>(
  before: readonly B[],
  after: readonly A[],
): { pairs: { before: B | null; after: A }[]; gone: B[] } {
  const left = new Set(before);
  const origin = new Map<A, B>();
  // The closest kin first, so that two lines of one product do not both claim the first of them.
  for (const kin of [sameGoods, sameProduct]) {
    for (const line of after) {
      if (origin.has(line)) continue;
      const found = [...left].find((old) => kin(old, line));
      if (!found) continue;
      origin.set(line, found);
      left.delete(found);
    }
  }
  return {
    pairs: after.map((line) => ({ before: origin.get(line) ?? null, after: line })),
    gone: [...left],
  };
}

type Named = Pick<ComparedLine, "productId" | "name" | "spec" | "unit">;

/** The same product, or the same words where there is no product. */
const sameProduct = (one: Named, other: Named) =>
  (one.productId ?? one.name) === (other.productId ?? other.name);

const sameGoods = (one: Named, other: Named) =>
  sameProduct(one, other) && one.spec === other.spec && one.unit === other.unit;

const told = ["name", "spec", "unit", "quantity", "unitPrice", "discount", "expectedOn"] as const;
export type Told = (typeof told)[number];

/** What is no longer as it was on a line. */
export const changedIn = (before: ComparedLine, after: ComparedLine): Told[] =>
  told.filter((column) => before[column] !== after[column]);
