"use server";

import { communications } from "@/db/schema/customers";
import { action } from "@/lib/core/action";
import { todayIn } from "@/lib/core/branch";
import { Refusal } from "@/lib/core/refusal";
import { write } from "../access";
import { lockCustomer } from "../writes";
import { logCommunicationInput } from "./schema";

/** What was said, and what comes next. The newest entry's next step is the one that counts. */
export const logCommunication = action({
  may: write,
  input: logCommunicationInput,
  run: async ({ tx, actor, input, trace }) => {
    const { customerId, nextOn } = input;
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    if (nextOn && nextOn < todayIn(actor, branchId))
      throw new Refusal("core.invalid", {}, { fields: { nextOn: ["core.day-is-past"] } });
    await tx.insert(communications).values({ ...input, branchId, authorId: actor.id });
    const { channel, direction, outcome, nextStep } = input;
    await trace({
      ...{ act: "customers.log-communication", document: "customer", id: customerId, branchId },
      after: { channel, direction, outcome, nextStep, nextOn },
    });
    return { id: input.id };
  },
});
