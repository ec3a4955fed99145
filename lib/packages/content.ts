import { z } from "zod";

const fenText = z.string().regex(/^\d+$/);
const named = z.object({ id: z.uuid(), name: z.string() });

const item = z.object({
  productId: z.uuid(),
  sku: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  quantity: z.int(),
  photoSlots: z.int(),
});

/** A package as it was sold, whole and in words, so that it reads the same when all else has changed. Sums are fen, as text. */
export const packageContent = z.object({
  code: z.string(),
  name: z.string(),
  shootType: named,
  category: named,
  price: fenText,
  floorPrice: fenText,
  deposit: fenText,
  extraRetouch: fenText,
  extraInAlbum: fenText,
  branches: z.array(named),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  shoots: z.int(),
  looks: z.int(),
  leastShots: z.int(),
  retouched: z.int(),
  inAlbum: z.int(),
  allFiles: z.boolean(),
  notes: z.string(),
  active: z.boolean(),
  items: z.array(item),
});
export type PackageContent = z.infer<typeof packageContent>;
export type PackageItem = PackageContent["items"][number];

/** The facts in the order in which people compare them. */
export const comparedFacts = [
  ...(["name", "code", "category", "price", "floorPrice", "deposit"] as const),
  ...(["shoots", "looks", "leastShots", "retouched", "inAlbum", "allFiles"] as const),
  ...(["extraRetouch", "extraInAlbum", "validFrom", "validUntil", "branches"] as const),
  ...(["notes", "active"] as const),
] as const;
export type ComparedFact = (typeof comparedFacts)[number];

export type PackageChange =
  | { fact: ComparedFact; before: PackageContent; after: PackageContent }
  | { item: PackageItem; before: number; after: number };

/** What a version changed against the one before it: facts, and pieces of each product. */
export function changesBetween(before: PackageContent, after: PackageContent): PackageChange[] {
  const facts = comparedFacts
    .filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]))
    .map((fact) => ({ fact, before, after }));
  const piecesOf = (content: PackageContent, { productId, photoSlots }: PackageItem) =>
    content.items.find((one) => one.productId === productId && one.photoSlots === photoSlots)
      ?.quantity ?? 0;
  const gone = before.items.filter((one) => piecesOf(after, one) === 0);
  const items = [...after.items, ...gone]
    .map((item) => ({ item, before: piecesOf(before, item), after: piecesOf(after, item) }))
    .filter((one) => one.before !== one.after);
  return [...facts, ...items];
}
