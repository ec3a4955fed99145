declare const unit: unique symbol;

/** Whole fen, signed. The only shape money has between the database and the page. */
export type Money = bigint & { readonly [unit]: "fen" };

/** Thousandths of a product's unit: 1.5 boxes are 1500n. */
export type Quantity = bigint & { readonly [unit]: "thousandths" };

/** A page of the calendar in some branch's zone: "2026-11-23". */
export type Day = string & { readonly [unit]: "day" };
