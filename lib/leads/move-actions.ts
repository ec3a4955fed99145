"use server";

import { inArray } from "drizzle-orm";
import { leads } from "@/db/schema/leads";
import { action } from "@/lib/core/action";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { mustBeColleague } from "@/lib/customers/colleagues";
import { notify } from "@/lib/inbox/writes";
import { assign, claim, reachesLead, write } from "./access";
import { isFollowed } from "./kinds";
import {
  appointInput,
  arriveInput,
  assignInput,
  leadIdInput,
  loseInput,
  releaseInput,
} from "./schema";
import { moves } from "./states";
import { askForNumbers, contactsOfLeads, lockLead, moveLead } from "./writes";

/** To a colleague: what waits or lies in the pool, and what another looks after. Each by itself; the rest goes on. */
export const assignLeads = action({
  may: assign,
  input: assignInput,
  run: async ({ tx, actor, input: { ids, ownerId }, trace }) => {
    const rows = await tx
      .select()
      .from(leads)
      .where(inArray(leads.id, ids))
      .orderBy(leads.id)
      .for("update");
    const mine = rows.filter((row) => reachesLead(actor, assign, row));
    if (mine.length === 0) throw new Refusal("core.gone");
    for (const branchId of new Set(mine.map((row) => row.branchId)))
      await mustBeColleague(tx, branchId, "ownerId", ownerId);
    const contacts = await contactsOfLeads(
      tx,
      mine.map(({ id }) => id),
    );
    const refused: { id: string; name: string; why: string }[] = [];
    let assigned = 0;
    for (const lead of mine) {
      const { id, name, branchId, status } = lead;
      if (!isFollowed(status) && !moves.assign.from.includes(status)) {
        refused.push({ id, name, why: "leads.not-to-assign" });
        continue;
      }
      const own = contacts.filter(({ leadId }) => leadId === id);
      const taken =
        status === "pool" ? await askForNumbers(tx, actor, { branchId, leadId: id }, own) : [];
      if (taken.length > 0) {
        refused.push({ id, name, why: "leads.number-taken" });
        continue;
      }
      const after = isFollowed(status) ? status : step(moves, status, "assign");
      await moveLead(tx, lead, { status: after, ownerId, supervisorId: actor.id });
      await trace({
        ...{ act: "leads.assign", document: "lead", id, branchId },
        before: { status, ownerId: lead.ownerId },
        after: { status: after, ownerId },
      });
      assigned += 1;
    }
    if (assigned === 0) {
      if (!refused.some(({ why }) => why === "leads.number-taken"))
        throw new Refusal("leads.none-to-assign");
      await trace({ act: "leads.collide", document: "leads", after: { taken: refused.length } });
    }
    const one = mine.find(({ id }) => !refused.some((other) => other.id === id));
    if (one && ownerId !== actor.id)
      await notify(tx, {
        ...{ people: [ownerId], message: "leads.assigned-to-you", meaning: "waiting" },
        params: { name: actor.name, count: assigned, lead: one.name },
        ...{ document: "lead", documentId: one.id },
      });
    return { assigned, refused };
  },
});

/** Out of the pool, for oneself. */
export const claimLead = action({
  may: claim,
  input: leadIdInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const lead = await lockLead(tx, actor, claim, id);
    const status = step(moves, lead.status, "claim");
    const { branchId } = lead;
    const contacts = await contactsOfLeads(tx, [id]);
    const taken = await askForNumbers(tx, actor, { branchId, leadId: id }, contacts);
    if (taken.length > 0) {
      await trace({ act: "leads.collide", document: "lead", id, branchId });
      return { taken };
    }
    await moveLead(tx, lead, { status, ownerId: actor.id });
    await trace({
      ...{ act: "leads.claim", document: "lead", id, branchId },
      before: { status: lead.status, ownerId: null },
      after: { status, ownerId: actor.id },
    });
    return { taken };
  },
});

/** 约进店, and another day for who did not come. Whoever invited them has that credit. */
export const appointLead = action({
  may: write,
  input: appointInput,
  run: async ({ tx, actor, input: { id, visitOn, inviterId }, trace }) => {
    const lead = await lockLead(tx, actor, write, id);
    const { branchId } = lead;
    const status = lead.status === "appointed" ? lead.status : step(moves, lead.status, "appoint");
    await mustBeColleague(tx, branchId, "inviterId", inviterId);
    await moveLead(tx, lead, { status, visitOn, inviterId });
    await trace({
      ...{ act: "leads.appoint", document: "lead", id, branchId },
      before: { status: lead.status, visitOn: lead.visitOn, inviterId: lead.inviterId },
      after: { status, visitOn, inviterId },
    });
    return { id };
  },
});

/** They stand in the shop; whoever receives them has the 门市 credit. */
export const arriveLead = action({
  may: write,
  input: arriveInput,
  run: async ({ tx, actor, input: { id, closerId }, trace }) => {
    const lead = await lockLead(tx, actor, write, id);
    const { branchId } = lead;
    const status = step(moves, lead.status, "arrive");
    await mustBeColleague(tx, branchId, "closerId", closerId);
    await moveLead(tx, lead, { status, closerId });
    await trace({
      ...{ act: "leads.arrive", document: "lead", id, branchId },
      before: { status: lead.status, closerId: lead.closerId },
      after: { status, closerId },
    });
    return { id };
  },
});

export const loseLead = action({
  may: write,
  input: loseInput,
  run: async ({ tx, actor, input: { id, lostReason, lostNote }, trace }) => {
    const lead = await lockLead(tx, actor, write, id);
    const status = step(moves, lead.status, "lose");
    await moveLead(tx, lead, { status, lostReason, lostNote });
    await trace({
      ...{ act: "leads.lose", document: "lead", id, branchId: lead.branchId },
      before: { status: lead.status, lostReason: null },
      after: { status, lostReason },
      reason: lostNote || undefined,
    });
    return { id };
  },
});

/** Back into the pool, for whoever else has the time. */
export const releaseLead = action({
  may: write,
  input: releaseInput,
  run: async ({ tx, actor, input: { id, reason }, trace }) => {
    const lead = await lockLead(tx, actor, write, id);
    const status = step(moves, lead.status, "release");
    await moveLead(tx, lead, { status, ownerId: null });
    await trace({
      ...{ act: "leads.release", document: "lead", id, branchId: lead.branchId },
      before: { status: lead.status, ownerId: lead.ownerId },
      after: { status, ownerId: null },
      reason,
    });
    return { id };
  },
});

/** A lost one has asked again: it goes on with who had it, if nobody else has the number now. */
export const reviveLead = action({
  may: write,
  input: leadIdInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const lead = await lockLead(tx, actor, write, id);
    const status = step(moves, lead.status, "revive");
    const { branchId } = lead;
    const contacts = await contactsOfLeads(tx, [id]);
    const taken = await askForNumbers(tx, actor, { branchId, leadId: id }, contacts);
    if (taken.length > 0) {
      await trace({ act: "leads.collide", document: "lead", id, branchId });
      return { taken };
    }
    await moveLead(tx, lead, { status, lostReason: null, lostNote: "" });
    await trace({
      ...{ act: "leads.revive", document: "lead", id, branchId },
      before: { status: lead.status, lostReason: lead.lostReason },
      after: { status, lostReason: null },
    });
    return { taken };
  },
});
