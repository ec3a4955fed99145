"use server";

import { action } from "@/lib/core/action";
import { write } from "../access";
import { lockCustomer } from "../writes";
import { logCommunicationInput } from "./schema";
import { writeTalk } from "./writes";

/** What was said, and what comes next. The newest entry's next step is the one that counts. */
export const logCommunication = action({
  may: write,
  input: logCommunicationInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, customerId } = input;
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    const after = await writeTalk(tx, actor, { ...input, branchId });
    await trace({
      ...{ act: "customers.log-communication", document: "customer", id: customerId, branchId },
      after,
    });
    return { id };
  },
});
