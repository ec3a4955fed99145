import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { people } from "@/db/schema/people";
import { supplierChannels } from "@/db/schema/suppliers";
import { can, type Staff } from "@/lib/core/actor";
import { allowedHosts } from "@/lib/core/fetch-safely";
import { must, reading } from "@/lib/core/guard";
import { read as readSuppliers } from "@/lib/suppliers/access";
import { read } from "./access";

export type Mail = { server: string; sender: string; tls: boolean };

/** What SMTP_URL says, without its password. */
export function mailState(url = process.env.SMTP_URL ?? ""): Mail | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, username, searchParams } = new URL(url);
  const tls = protocol === "smtps:";
  return {
    server: `${hostname}:${port || (tls ? "465" : "587")}`,
    sender: searchParams.get("from") ?? decodeURIComponent(username),
    tls,
  };
}

/** How this server sends, and how many of the suppliers' channels are in use or fail. */
export async function getChannels(actor: Staff) {
  must(actor, read);
  const [own, kinds] = await reading(actor, async (tx) => {
    const [person] = await tx
      .select({ email: people.email })
      .from(people)
      .where(eq(people.id, actor.id));
    // Row security would show an administrator none; better to say nothing than zero.
    const counted = can(actor, readSuppliers)
      ? await tx
          .select({
            kind: supplierChannels.kind,
            count: sql<number>`count(*)::int`,
            failing: sql<number>`count(${supplierChannels.testFailure})::int`,
          })
          .from(supplierChannels)
          .where(eq(supplierChannels.active, true))
          .groupBy(supplierChannels.kind)
          .orderBy(asc(supplierChannels.kind))
      : null;
    return [person?.email ?? "", counted] as const;
  });
  return {
    mail: mailState(),
    appUrl: process.env.APP_URL || null,
    proxy: Boolean(process.env.TRUSTED_PROXY),
    hosts: allowedHosts(),
    ownEmail: own,
    kinds,
  };
}
