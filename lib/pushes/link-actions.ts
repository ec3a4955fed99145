"use server";

import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db";
import { pushLinks } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { action } from "@/lib/core/action";
import { authored, type Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import { textInput } from "@/lib/core/text";
import { links, mayHandOut } from "./access";
import { type FoundLink, findLink } from "./link-queries";
import { addressOfLink, mintLinks, tokenOf, writeLink } from "./links";
import { isRenewable } from "./states";
import { qrOf } from "./supplier-page-qr";

const oneLink = z.strictObject({ id: z.uuid() });
const reasonInput = textInput(300).pipe(z.string().min(2, "pushes.reason-missing"));

const isLive = ({ link }: FoundLink) => link.tokenSealed !== null;

/** 作废: from the next request on it does not open, and its token is gone (L-02, L-05). */
export const revokeLink = action({
  may: links,
  input: oneLink.extend({ reason: reasonInput }),
  run: async ({ tx, actor, input: { id, reason }, trace }) => {
    const found = await findLink(tx, actor, id, true);
    if (!isLive(found)) throw new Refusal("pushes.link-has-ended");
    await end(tx, actor, found, reason);
    await trace({
      ...about(found),
      act: "pushes.revoke-link",
      reason,
      after: { link: id, revision: found.link.revision },
    });
  },
});

/** 续发: a new token for the version that holds now; the old one ends. */
export const renewLink = action({
  may: links,
  input: oneLink,
  prepare: async ({ id }) => ({ id, minted: await mintLinks(1) }),
  run: async ({ tx, actor, input: { id, minted }, trace }) => {
    const found = await findLink(tx, actor, id, true);
    mustHandOut(actor, found);
    const { push, target, zone } = found;
    const [token] = minted;
    if (!token || !isRenewable(push.status) || target.becameOrderId)
      throw new Refusal("pushes.nothing-to-renew");
    await refuseHeld(tx, target.supplierId);
    if (isLive(found)) await end(tx, actor, found, "renewed");
    await writeLink(tx, token, {
      targetId: target.id,
      branchId: push.branchId,
      revision: push.revision,
      dueOn: push.dueOn,
      zone,
      createdBy: actor.id,
    });
    await announce(tx, { topic: "document", id: push.id });
    const after = { link: token.id, revision: push.revision, instead: id };
    await trace({ ...about(found), act: "pushes.renew-link", after });
    return { id: token.id };
  },
});

/** 复制链接: the address and its QR code, for who hands it on by himself. Each time is on record. */
export const showLink = action({
  may: links,
  input: oneLink,
  unkept: true,
  prepare: async ({ id }, actor) => {
    const found = await reading(actor, (tx) => findLink(tx, actor, id, false));
    mustHandOut(actor, found);
    const { tokenSealed, expiresAt } = found.link;
    if (!tokenSealed) throw new Refusal("pushes.link-has-ended");
    return { id, expiresAt, address: addressOfLink(await tokenOf({ id, tokenSealed })) };
  },
  run: async ({ tx, actor, input: { id, address }, trace }) => {
    const found = await findLink(tx, actor, id, true);
    mustHandOut(actor, found);
    if (!isLive(found)) throw new Refusal("pushes.link-has-ended");
    await trace({ ...about(found), act: "pushes.show-link", after: { link: id } });
    return { address, qr: qrOf(address) };
  },
});

/** Ending a link is for everybody with the right to links; having one is for who sees its prices. */
function mustHandOut(actor: Staff, { push }: FoundLink) {
  if (!mayHandOut(actor, authored(push))) throw new Refusal("core.forbidden");
}

const about = ({ push }: FoundLink) => ({
  document: "push",
  id: push.id,
  branchId: push.branchId,
});

async function end(tx: Tx, actor: Staff, { link, push }: FoundLink, reason: string) {
  await tx
    .update(pushLinks)
    .set({ revokedAt: sql`now()`, revokedBy: actor.id, revokeReason: reason, tokenSealed: null })
    .where(eq(pushLinks.id, link.id));
  await announce(tx, { topic: "document", id: push.id });
}

async function refuseHeld(tx: Tx, supplierId: string | null) {
  const [supplier] = supplierId
    ? await tx
        .select({ status: suppliers.status })
        .from(suppliers)
        .where(eq(suppliers.id, supplierId))
    : [];
  if (supplier?.status !== "active") throw new Refusal("pushes.supplier-is-held");
}
