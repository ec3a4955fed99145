import { z } from "zod";
import { lineInput, textInput } from "@/lib/core/text";
import { dayOrNone } from "@/lib/core/time";
import { talkChannels, talkDirections, talkOutcomes } from "../kinds";
import { isWithoutNumber } from "../schema";

export const logCommunicationInput = z
  .strictObject({
    id: z.uuid(),
    customerId: z.uuid(),
    channel: z.enum(talkChannels),
    direction: z.enum(talkDirections),
    outcome: z.enum(talkOutcomes),
    note: textInput(2000).refine(isWithoutNumber, "customers.number-in-text"),
    nextStep: lineInput(100).refine(isWithoutNumber, "customers.number-in-text"),
    nextOn: dayOrNone,
  })
  .superRefine(({ nextStep, nextOn }, context) => {
    if (nextStep && !nextOn)
      context.addIssue({ code: "custom", path: ["nextOn"], message: "customers.next-on-missing" });
    if (!nextStep && nextOn)
      context.addIssue({ code: "custom", path: ["nextStep"], message: "customers.next-missing" });
  });
export type CommunicationForm = z.input<typeof logCommunicationInput>;
