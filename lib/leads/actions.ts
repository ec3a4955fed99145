"use server";

import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { leadRules, leads } from "@/db/schema/leads";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { sealedContact } from "@/lib/customers/sealed";
import { setRules, write } from "./access";
import { mustBeGivenTo } from "./assigning";
import { formOf, rulesFormOf } from "./forms";
import { linesOf, type PastedLine } from "./pasted";
import { captureInput, changeLeadInput, pasteInput, rulesInput } from "./schema";
import { askForNumbers, lockLead, openLead, rememberLead } from "./writes";

const sealed = (kind: "mobile" | "wechat", value: string) =>
  sealedContact(uuid(), kind, value, "leadContact");

/**
 * Writes down who asked. A number that another lead holds opens no second one: the answer says who has
 * it, and the attempt is kept.
 */
export const captureLead = action({
  may: write,
  input: captureInput,
  prepare: async ({ mobile, wechat, ...facts }) => ({
    facts,
    contacts: await Promise.all([
      ...(mobile ? [sealed("mobile", mobile)] : []),
      ...(wechat ? [sealed("wechat", wechat)] : []),
    ]),
  }),
  run: async ({ tx, actor, input: { facts, contacts }, trace }) => {
    const { id, branchId, name, source, intent, occasion } = facts;
    mustReach(actor, write, { branchId, ownerId: actor.id });
    const given = await mustBeGivenTo(tx, actor, branchId, facts.ownerId);
    const taken = await askForNumbers(tx, actor, { branchId, leadId: null }, contacts);
    const said = contacts.map(({ kind, last4 }) => ({ kind, last4 }));
    if (taken.length > 0) {
      await trace({
        ...{ act: "leads.collide", document: "lead", id: taken[0]?.id ?? null, branchId },
        after: { contacts: taken.map(({ nth }) => said[nth]) },
      });
      return { id: null, number: null, taken };
    }
    const number = await openLead(tx, actor, { ...facts, ...given }, contacts);
    await trace({
      ...{ act: "leads.capture", document: "lead", id, branchId },
      after: { number, name, source, intent, occasion, ownerId: given.ownerId, contacts: said },
    });
    return { id, number, taken };
  },
});

type Refused = { nth: number; wrong: string; owner: string | null };

/** Many at once, a line each. What cannot be taken is named by its line, and the rest is in. */
export const pasteLeads = action({
  may: write,
  input: pasteInput,
  prepare: async ({ pasted, ...facts }) => {
    const read = linesOf(pasted);
    const wrong = read.flatMap((one): Refused[] =>
      "wrong" in one ? [{ nth: one.nth, wrong: one.wrong, owner: null }] : [],
    );
    const sound = read.flatMap((one) => ("line" in one ? [{ nth: one.nth, line: one.line }] : []));
    const lines = await Promise.all(
      sound.map(async ({ nth, line }) => ({
        ...{ nth, line },
        contact: await sealed(line.contact.kind, line.contact.value),
      })),
    );
    return { facts, wrong, lines };
  },
  run: async ({ tx, actor, input: { facts, wrong, lines }, trace }) => {
    const { branchId, source } = facts;
    mustReach(actor, write, { branchId, ownerId: actor.id });
    const given = await mustBeGivenTo(tx, actor, branchId, facts.ownerId);
    const contacts = lines.map(({ contact }) => contact);
    const taken = await askForNumbers(tx, actor, { branchId, leadId: null }, contacts);
    const free = lines.filter((_, at) => !taken.some(({ nth }) => nth === at));
    for (const { line, contact } of free) {
      const id = uuid();
      const said = factsOf(line, source);
      const number = await openLead(tx, actor, { id, branchId, ...said, ...given }, [contact]);
      const { kind, last4 } = contact;
      await trace({
        ...{ act: "leads.capture", document: "lead", id, branchId },
        after: { number, ...said, ownerId: given.ownerId, contacts: [{ kind, last4 }] },
      });
    }
    await trace({
      ...{ act: "leads.paste", document: "leads", branchId },
      after: { count: free.length, taken: taken.length, wrong: wrong.length },
    });
    const refused = [
      ...wrong,
      ...taken.map(({ nth, status, owner }) => ({
        ...{ nth: lines[nth]?.nth ?? 0, owner },
        wrong:
          status === "pool" ? "leads.line-pool" : owner ? "leads.line-taken" : "leads.line-held",
      })),
    ];
    return { captured: free.length, refused: refused.sort((a, b) => a.nth - b.nth) };
  },
});

const factsOf = (
  { name, intent, source }: PastedLine,
  usual: typeof leads.$inferInsert.source,
) => ({
  ...{ name, intent, occasion: "" },
  source: source ?? usual,
});

export const changeLead = action({
  may: write,
  input: changeLeadInput,
  run: async ({ tx, actor, input: { id, version, ...after }, trace }) => {
    const before = await lockLead(tx, actor, write, id);
    sameVersion(before, version, () => formOf(before));
    await tx
      .update(leads)
      .set({ ...after, version: version + 1 })
      .where(eq(leads.id, id));
    await rememberLead(tx, id);
    const { name, source, intent, occasion } = before;
    await trace({
      ...{ act: "leads.change", document: "lead", id, branchId: before.branchId },
      before: { name, source, intent, occasion },
      after,
    });
    return { id };
  },
});

/** 公海规则 of a branch. */
export const changeLeadRules = action({
  may: setRules,
  input: rulesInput,
  run: async ({ tx, actor, input: { branchId, version, ...after }, trace }) => {
    mustReach(actor, setRules, { branchId });
    const [stored] = await tx
      .select()
      .from(leadRules)
      .where(eq(leadRules.branchId, branchId))
      .for("update");
    if (!stored) throw new Refusal("core.gone");
    sameVersion(stored, version, () => rulesFormOf(stored));
    await tx
      .update(leadRules)
      .set({ ...after, version: version + 1 })
      .where(eq(leadRules.branchId, branchId));
    const { branchId: _, version: __, ...before } = stored;
    await trace({
      ...{ act: "leads.change-rules", document: "branch", id: branchId, branchId },
      ...{ before, after },
    });
  },
});
