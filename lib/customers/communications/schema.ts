import { z } from "zod";
import { lineInput, textInput } from "@/lib/core/text";
import { dayOrNone } from "@/lib/core/time";
import { talkChannels, talkDirections, talkOutcomes } from "../kinds";
import { isWithoutNumber } from "../schema";

/** What is noted of a talk, whoever it was with. */
const fields = {
  id: z.uuid(),
  channel: z.enum(talkChannels),
  direction: z.enum(talkDirections),
  outcome: z.enum(talkOutcomes),
  note: textInput(2000).refine(isWithoutNumber, "customers.number-in-text"),
  nextStep: lineInput(100).refine(isWithoutNumber, "customers.number-in-text"),
  nextOn: dayOrNone,
};

type Next = { nextStep: string; nextOn: unknown };

function bothOrNone({ nextStep, nextOn }: Next, context: z.core.$RefinementCtx<Next>) {
  if (nextStep && !nextOn)
    context.addIssue({ code: "custom", path: ["nextOn"], message: "customers.next-on-missing" });
  if (!nextStep && nextOn)
    context.addIssue({ code: "custom", path: ["nextStep"], message: "customers.next-missing" });
}

export const logCommunicationInput = z
  .strictObject({ ...fields, customerId: z.uuid() })
  .superRefine(bothOrNone);
export type CommunicationForm = z.input<typeof logCommunicationInput>;

export const logLeadTalkInput = z
  .strictObject({ ...fields, leadId: z.uuid() })
  .superRefine(bothOrNone);
export type LeadTalkForm = z.input<typeof logLeadTalkInput>;

/** The same fields of either form. */
export type TalkForm = Omit<CommunicationForm, "customerId">;
