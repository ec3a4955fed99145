import { z } from "zod";
import { halfWidth } from "@/lib/core/figures";
import { moneyInput } from "@/lib/core/money";
import { nameInput, textInput } from "@/lib/core/text";
import { dayOrNone } from "@/lib/core/time";
import { requiredFacts } from "./kinds";

const countInput = (least: number) =>
  z
    .string()
    .transform(halfWidth)
    .pipe(z.string().regex(/^\d{1,3}$/, "packages.count-wrong"))
    .transform(Number)
    .refine((count) => count >= least, "packages.count-above-zero");

const itemInput = z.strictObject({
  productId: z.union([z.literal(""), z.uuid()]).refine((id) => id !== "", "packages.item-missing"),
  quantity: countInput(1),
  photoSlots: countInput(0),
});
export const mostItems = 40;

const fields = {
  code: nameInput(20),
  name: nameInput(60),
  categoryId: z.uuid("packages.category-missing"),
  price: moneyInput.refine((amount) => amount > 0n, "packages.price-above-zero"),
  floorPrice: moneyInput,
  deposit: moneyInput,
  branchIds: z.array(z.uuid()).max(200),
  validFrom: dayOrNone,
  validUntil: dayOrNone,
  shoots: countInput(1),
  looks: countInput(0),
  leastShots: countInput(0),
  retouched: countInput(0),
  inAlbum: countInput(0),
  allFiles: z.boolean(),
  extraRetouch: moneyInput,
  extraInAlbum: moneyInput,
  notes: textInput(1000),
  active: z.boolean(),
  items: z.array(itemInput).max(mostItems),
};

const whole = z.strictObject({ id: z.uuid(), ...fields });

function sound<S extends typeof whole>(schema: S) {
  return schema.superRefine((form, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (form.floorPrice > form.price) say(["floorPrice"], "packages.floor-above-price");
    if (form.deposit > form.price) say(["deposit"], "packages.deposit-above-price");
    if (form.validFrom && form.validUntil && form.validUntil < form.validFrom)
      say(["validUntil"], "packages.ends-before");
    const products = form.items.map(({ productId }) => productId);
    for (const [nth, id] of products.entries())
      if (products.indexOf(id) < nth) say(["items", nth, "productId"], "packages.item-twice");
  });
}

/** Version 0: nothing is stored yet. So one form serves both. */
export const addPackageInput = sound(whole.extend({ version: z.int().max(0) }));
export const changePackageInput = sound(whole.extend({ version: z.int().positive() }));
export type PackageForm = z.input<typeof changePackageInput>;
export type SoundPackage = z.output<typeof changePackageInput>;

const typeFields = { name: nameInput(20), required: z.array(z.enum(requiredFacts)).max(2) };
export const addShootTypeInput = z.strictObject({ id: z.uuid(), ...typeFields });
export const changeShootTypeInput = z.strictObject({
  ...{ id: z.uuid(), version: z.int().positive() },
  ...typeFields,
  active: z.boolean(),
});
export const addCategoryInput = z.strictObject({
  ...{ id: z.uuid(), shootTypeId: z.uuid() },
  name: nameInput(20),
});
export const changeCategoryInput = z.strictObject({
  ...{ id: z.uuid(), version: z.int().positive() },
  name: nameInput(20),
  active: z.boolean(),
});
