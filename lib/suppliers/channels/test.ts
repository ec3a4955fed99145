import "server-only";
import { eq } from "drizzle-orm";
import { company } from "@/db/schema/branches";
import { supplierChannels } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import type { Outcome } from "@/lib/pushes/channels/channel";
import { sendTest } from "@/lib/pushes/channels/test-channel";
import { write } from "../access";
import { unsealOf } from "../sealed";

/** Reads, unseals and sends: none of it inside a transaction that waits. */
export async function sendTestOver(actor: Staff, id: string): Promise<Outcome> {
  must(actor, write);
  const [channel, studio] = await reading(actor, async (tx) => {
    const [found] = await tx.select().from(supplierChannels).where(eq(supplierChannels.id, id));
    const [own] = await tx.select({ name: company.name }).from(company);
    return [found, own?.name ?? ""] as const;
  });
  if (!channel) throw new Refusal("core.gone");
  const { kind, addressSealed, secretSealed } = channel;
  const address = await unsealOf("address", id, addressSealed);
  const secret = secretSealed ? await unsealOf("secret", id, secretSealed) : null;
  return sendTest(kind, { address, secret }, studio);
}
