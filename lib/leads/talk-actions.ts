"use server";

import { v7 as uuid } from "uuid";
import { customerReveals } from "@/db/schema/reveals";
import { action } from "@/lib/core/action";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { logLeadTalkInput } from "@/lib/customers/communications/schema";
import { writeTalk } from "@/lib/customers/communications/writes";
import { openReveals } from "@/lib/customers/reveals";
import { shownContact } from "@/lib/customers/rules";
import { unsealOf } from "@/lib/customers/sealed";
import { refuseKnown } from "@/lib/customers/writes";
import { reveal, write } from "./access";
import { isFollowed } from "./kinds";
import { sealedOfLead } from "./numbers";
import { revealLeadInput } from "./schema";
import { moves } from "./states";
import { lockLead, moveLead } from "./writes";

/** What was said. Reaching them the first time is what makes a lead contacted. */
export const logLeadTalk = action({
  may: write,
  input: logLeadTalkInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, leadId, outcome } = input;
    const lead = await lockLead(tx, actor, write, leadId);
    const { branchId, status } = lead;
    if (!isFollowed(status)) throw new Refusal("leads.nobody-follows");
    const said = await writeTalk(tx, actor, { ...input, branchId });
    const after =
      status === "assigned" && outcome !== "no_answer" ? step(moves, status, "contact") : status;
    if (after !== status) await moveLead(tx, lead, { status: after });
    await trace({
      ...{ act: "leads.log-communication", document: "lead", id: leadId, branchId },
      before: { status },
      after: { status: after, ...said },
    });
    return { id };
  },
});

/** The whole number, to call it: counted together with the customers' (T-01). In the pool it stays hidden. */
export const revealLeadContact = action({
  may: reveal,
  input: revealLeadInput,
  unkept: true,
  prepare: async ({ id, reason }, actor) => {
    const contact = await sealedOfLead(actor, id);
    if (!contact) throw new Refusal("core.gone");
    const { leadId, branchId } = contact;
    await openReveals(actor, { document: "lead", documentId: leadId, branchId });
    const value = await unsealOf("leadContact", id, contact.valueSealed);
    return { ...contact, id, reason, value: shownContact(value) };
  },
  run: async ({ tx, actor, input, trace }) => {
    const { id, leadId, branchId, kind, last4, reason, value } = input;
    const { status } = await lockLead(tx, actor, reveal, leadId);
    if (status === "pool") throw new Refusal("core.gone");
    const look = { id: uuid(), branchId, leadId, leadContactId: id, reason, revealedBy: actor.id };
    await tx.insert(customerReveals).values(look).catch(refuseKnown);
    await trace({
      ...{ act: "leads.reveal-contact", document: "lead", id: leadId, branchId },
      after: { kind, last4 },
      reason,
    });
    return { value };
  },
});
