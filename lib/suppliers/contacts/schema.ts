import { z } from "zod";
import { emailInput, nameInput, phoneInput } from "@/lib/core/text";

const fields = {
  name: nameInput(40),
  email: emailInput,
  /** Empty leaves the stored one as it is. */
  mobile: phoneInput,
  receivesPush: z.boolean(),
};

export const addContactInput = z.strictObject({ id: z.uuid(), supplierId: z.uuid(), ...fields });
export const changeContactInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...fields,
});
export type ContactForm = z.input<typeof changeContactInput>;

export const contactInput = z.strictObject({ id: z.uuid() });
