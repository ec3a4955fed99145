import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { pushLinks } from "@/db/schema/pushes";
import type { Day } from "@/db/units";
import { type Place, seal, unseal } from "@/lib/core/seal";
import { linkDays } from "./rules";

const placeOf = (id: string): Place => ({ table: "push_links", column: "token_sealed", id });

export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Where a token leads. Without APP_URL it opens on this machine only, and the read-back says so. */
export const addressOfLink = (token: string): string =>
  `${(process.env.APP_URL || process.env.NEXTAUTH_URL || "").replace(/\/+$/, "")}/p/${token}`;

export type Minted = { id: string; tokenHash: Buffer; tokenSealed: Buffer };

/** New tokens of 256 bits (L-01), sealed (L-02). Outside any transaction: an act does it in `prepare`. */
export const mintLinks = (count: number): Promise<Minted[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const id = uuid();
      const token = randomBytes(32).toString("base64url");
      const tokenSealed = await seal("credential", placeOf(id), token);
      return { id, tokenHash: hashOfToken(token), tokenSealed };
    }),
  );

/** Opens a live link's token, for sending, copying and printing it again. */
export const tokenOf = (link: { id: string; tokenSealed: Buffer }): Promise<string> =>
  unseal(placeOf(link.id), link.tokenSealed);

export type LinkOf = {
  targetId: string;
  branchId: string;
  revision: number;
  dueOn: Day;
  /** The branch's, in which the day ends. */
  zone: string;
  createdBy: string;
};

export async function writeLink(tx: Tx, minted: Minted, link: LinkOf): Promise<void> {
  const { dueOn, zone, ...row } = link;
  await tx.insert(pushLinks).values({ ...minted, ...row, expiresAt: expiryOf(dueOn, zone) });
}

/** The end of the day fourteen days after the goods are due (L-05); of late ones, after today. */
const expiryOf = (dueOn: Day, zone: string): SQL<Date> =>
  sql`((greatest(${dueOn}::date, (now() at time zone ${zone})::date) + ${linkDays + 1}::int)::timestamp at time zone ${zone})`;
