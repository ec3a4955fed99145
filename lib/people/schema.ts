import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { emailInput, lineInput, nameInput, phoneInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { accountInput } from "./door/schema";

const uuid = z.uuid();

/** A role in one branch, or in all of them. */
const seatInput = z.strictObject({
  role: z.enum(roles, "people.role-missing"),
  branchId: uuid.nullable(),
});
export type Seat = z.output<typeof seatInput>;

const contact = {
  workPhone: phoneInput,
  email: emailInput,
  /** Left empty it stays as it is: what is sealed is not sent to the form. */
  phone: phoneInput,
  dropPhone: z.boolean(),
};

const facts = {
  name: nameInput(40),
  branchId: z.uuid("core.required"),
  departmentId: z
    .union([uuid, z.literal("")])
    .transform((id) => id || null)
    .nullable(),
  ...contact,
};

export const createPersonInput = z.strictObject({
  id: uuid,
  account: accountInput,
  ...facts,
  seats: z.array(seatInput).max(20),
});
export type CreatePersonForm = z.input<typeof createPersonInput>;

export const editPersonInput = z.strictObject({ id: uuid, version: z.int(), ...facts });
export type EditPersonForm = z.input<typeof editPersonInput>;

export const personInput = z.strictObject({ id: uuid });
export const disablePersonInput = z.strictObject({ id: uuid, leftOn: dayInput });
export const sessionInput = z.strictObject({ id: uuid });

export const giveRoleInput = z.strictObject({ personId: uuid, ...seatInput.shape });
export const takeRoleInput = z.strictObject({ id: uuid, reason: lineInput(200).optional() });

export const saveOwnInput = z.strictObject({
  version: z.int(),
  ...contact,
  locale: z.enum(["zh-CN", "en"]),
});
export type OwnForm = z.input<typeof saveOwnInput>;
