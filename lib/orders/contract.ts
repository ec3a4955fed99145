import "server-only";
import { eq } from "drizzle-orm";
import { branches, company } from "@/db/schema/branches";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { getOrder } from "./profile";

/** An order as its contract prints it: with the studio and the branch that sign it. */
export async function getContract(actor: Staff, id: string) {
  const order = await getOrder(actor, id);
  if (!order) return null;
  const place = await reading(actor, async (tx) => {
    const [branch] = await tx.select().from(branches).where(eq(branches.id, order.branchId));
    const [studio] = await tx.select({ name: company.name }).from(company);
    return {
      studio: studio?.name ?? "",
      branch: branch?.name ?? "",
      address: branch?.address ?? "",
      phone: branch?.phone ?? "",
    };
  });
  return { ...order, place };
}
export type Contract = NonNullable<Awaited<ReturnType<typeof getContract>>>;

/** Where an order is opened from paper: the public address when the company has one. */
export const addressOfOrder = (id: string): string =>
  `${(process.env.APP_URL || process.env.NEXTAUTH_URL || "").replace(/\/+$/, "")}/orders/${id}`;
