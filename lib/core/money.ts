import { z } from "zod";
import { fen, halfWidth, type Quantity } from "./figures";

// The arithmetic and the writing stand apart, so that a page that only shows sums needs no zod.
export * from "./figures";

const plain = (text: string) =>
  halfWidth(text)
    .replace(/^[¥￥]/, "")
    .replace(/。/g, ".");

/** The largest amount anyone may type: 100 million yuan. */
const mostFen = 10_000_000_000n;

/** Parses what people type: "1,234.5" is 123450 fen. Refuses a third decimal and anything negative. */
export const moneyInput = z
  .string()
  .max(40, "core.not-an-amount")
  .transform(plain)
  .pipe(
    z
      .string()
      .min(1, "core.amount-missing")
      .regex(/^\d{1,3}(,\d{3})*(\.\d*)?$|^\d+(\.\d*)?$/, "core.not-an-amount")
      .refine((text) => (text.split(".")[1] ?? "").length <= 2, "core.at-most-two-decimals")
      .transform((text) => {
        const [yuan = "0", cents = ""] = text.replaceAll(",", "").split(".");
        return fen(BigInt(yuan) * 100n + BigInt(cents.padEnd(2, "0")));
      })
      .refine((amount) => amount <= mostFen, "core.amount-too-large"),
  );

/** Parses a typed quantity into thousandths: more than 0, at most 999,999, at most three decimals. */
export const quantityInput = z
  .string()
  .max(40, "core.not-a-quantity")
  .transform(plain)
  .pipe(
    z
      .string()
      .min(1, "core.quantity-missing")
      .regex(/^-?\d{1,3}(,\d{3})*(\.\d*)?$|^-?\d+(\.\d*)?$/, "core.not-a-quantity")
      .refine((text) => (text.split(".")[1] ?? "").length <= 3, "core.at-most-three-decimals")
      .refine((text) => !text.startsWith("-") && /[1-9]/.test(text), "core.quantity-above-zero")
      .transform((text) => {
        const [whole = "0", part = ""] = text.replaceAll(",", "").split(".");
        return (BigInt(whole) * 1000n + BigInt(part.padEnd(3, "0"))) as Quantity;
      })
      .refine((amount) => amount <= 999_999_000n, "core.quantity-too-large"),
  );
