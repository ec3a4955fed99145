import "server-only";
import { forbidden, notFound } from "next/navigation";
import { can, type Permission, type Staff } from "./actor";
import { Refusal } from "./refusal";
import { requireStaff } from "./session";

/** The gate of a page, awaited before the first byte: the person, or 403 with a way back (PM-07). */
export async function gate(may?: Permission): Promise<Staff> {
  const actor = await requireStaff();
  if (may && !can(actor, may)) forbidden();
  return actor;
}

/** The document, or the same 404 for an unknown id and for one outside the reader's scope. */
export async function found<T>(read: Promise<T | null>): Promise<T> {
  try {
    return (await read) ?? notFound();
  } catch (error) {
    if (error instanceof Refusal && error.code === "core.gone") notFound();
    if (error instanceof Refusal && error.code === "core.forbidden") forbidden();
    throw error;
  }
}
