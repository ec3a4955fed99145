import { z } from "zod";
import { lineInput } from "@/lib/core/text";
import { resourceKinds } from "./kinds";

/** Minutes as typed: 0, 30, 240. A week at most. */
const minutesInput = z
  .string()
  .trim()
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.string().regex(/^\d{1,5}$/, "resources.minutes-wrong"))
  .transform(Number)
  .refine((minutes) => minutes <= 10_080, "resources.minutes-wrong");

const capInput = z
  .string()
  .trim()
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.string().regex(/^$|^([1-9]|[12]\d|30)$/, "resources.cap-wrong"))
  .transform((text) => (text === "" ? null : Number(text)));

const fields = {
  code: lineInput(20),
  name: lineInput(40),
  detail: lineInput(40),
  bufferBefore: minutesInput,
  bufferAfter: minutesInput,
  /** Of a person; anything else has none. */
  dailyCap: capInput,
  active: z.boolean(),
};

export const addResourceInput = z
  .strictObject({
    id: z.uuid(),
    branchId: z.uuid(),
    kind: z.enum(resourceKinds),
    /** Who, when it is a person. */
    personId: z.union([z.literal("").transform(() => null), z.uuid()]),
    ...fields,
  })
  .superRefine(({ kind, personId, name }, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (kind === "person" && personId === null) say("personId", "resources.person-missing");
    if (kind !== "person" && name === "") say("name", "core.required");
  });
export type AddResourceForm = z.input<typeof addResourceInput>;

/** What it is stays; how it is called and what it needs may change. */
export const changeResourceInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...fields,
});
export type ChangeResourceForm = z.input<typeof changeResourceInput>;
