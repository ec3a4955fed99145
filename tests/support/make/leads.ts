import { randomUUID } from "node:crypto";
import { currentStaff } from "@/lib/core/session";
import { captureLead } from "@/lib/leads/actions";
import { appointLead, arriveLead } from "@/lib/leads/move-actions";
import type { CaptureForm } from "@/lib/leads/schema";
import { logLeadTalk } from "@/lib/leads/talk-actions";
import { admin } from "../admin";
import { branchId } from "../session";
import { aMobile } from "./customers";
import { done, soon } from "./purchase-orders";

type Form = Partial<CaptureForm>;

/** What the form of a new lead holds; unless told otherwise it is followed by whoever is signed in. */
export const leadForm = async (form: Form = {}): Promise<CaptureForm> => ({
  id: randomUUID(),
  branchId: await branchId("XM01"),
  name: "周可欣",
  source: "douyin",
  intent: "海边婚纱照",
  occasion: "明年五一",
  mobile: aMobile(),
  wechat: "",
  ownerId: (await currentStaff())?.id ?? "",
  ...form,
});

/** Through the act itself, as whoever is signed in. */
export async function storedLead(form: Form = {}) {
  const wanted = await leadForm(form);
  const { id, number } = done(await captureLead(wanted));
  if (!id) throw new Error("the number is taken");
  return { ...wanted, number };
}

export async function aLeadTalk(leadId: string, more: { outcome?: "reached" | "no_answer" } = {}) {
  const id = randomUUID();
  const said = {
    channel: "phone",
    direction: "out",
    outcome: "reached",
    note: "周末有空",
  } as const;
  const next = { nextStep: "发样片", nextOn: soon() };
  done(await logLeadTalk({ id, leadId, ...said, ...next, ...more }));
  return id;
}

const me = async () => (await currentStaff())?.id ?? "";

/** Somebody who stands in the shop. */
export async function anArrivedLead(form: Form = {}) {
  const lead = await storedLead(form);
  await aLeadTalk(lead.id);
  done(await appointLead({ id: lead.id, visitOn: soon(), inviterId: await me() }));
  done(await arriveLead({ id: lead.id, closerId: await me() }));
  return lead;
}

export async function leadRow(id: string) {
  const [row] = await admin<
    {
      status: string;
      owner_id: string | null;
      customer_id: string | null;
      captured_by: string;
      inviter_id: string | null;
      closer_id: string | null;
      supervisor_id: string | null;
      next_step: string;
      lost_reason: string | null;
    }[]
  >`select * from leads where id = ${id}`;
  if (!row) throw new Error("no such lead");
  return row;
}

export const leadContactsOf = (leadId: string) =>
  admin<{ id: string; last4: string | null; value_hash: Buffer; guarded: boolean }[]>`
    select * from lead_contacts where lead_id = ${leadId} order by created_at, id`;

export const collisionsOf = (leadId: string) =>
  admin<{ tried_by: string; tried_in: string }[]>`
    select * from lead_collisions where lead_id = ${leadId} order by at, id`;
