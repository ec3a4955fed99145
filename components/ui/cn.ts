import { type ClassValue, clsx } from "clsx";

/** Joins class names. It adds and never overrides: a part that should look different takes a variant or a size. */
export function cn(...names: ClassValue[]): string {
  return clsx(names);
}
