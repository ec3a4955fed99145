import { z } from "zod";
import { lineInput, textInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
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
    nextOn: z.union([z.literal("").transform(() => null), dayInput], "core.not-a-day"),
  })
  .superRefine(({ nextStep, nextOn }, context) => {
    if (nextStep && !nextOn)
      context.addIssue({ code: "custom", path: ["nextOn"], message: "customers.next-on-missing" });
    if (!nextStep && nextOn)
      context.addIssue({ code: "custom", path: ["nextStep"], message: "customers.next-missing" });
  });
export type CommunicationForm = z.input<typeof logCommunicationInput>;
