import { z } from "zod";
import { lineInput, nameInput, textInput } from "@/lib/core/text";
import { dayOrNone } from "@/lib/core/time";
import { type ContactKind, personRoles, sources } from "./kinds";
import { contactOf, saysMobile, tagsOf } from "./rules";

/** For what every colleague reads: a number in it would be masked nowhere. */
export const isWithoutNumber = (text: string): boolean => !saysMobile(text);
const numberInText = "customers.number-in-text";

/** 老客户 VIP，双胞胎: typed in one line, kept as a list by `tagsOf`. */
const tagsInput = lineInput(200)
  .refine((text) => tagsOf(text).length <= 10, "customers.tags-many")
  .refine((text) => tagsOf(text).every((tag) => [...tag].length <= 12), "customers.tag-long")
  .refine(isWithoutNumber, numberInText);

const fields = {
  source: z.enum(sources),
  /** The customer who brought them; of no meaning for another source. */
  referrerId: z.union([z.literal(""), z.uuid()]),
  weddingOn: dayOrNone,
  tags: tagsInput,
  notes: textInput(2000).refine(isWithoutNumber, numberInText),
};

/** A contact as it is compared and sealed; said at its field when it is none. */
export const contactValueInput = (kind: ContactKind) =>
  lineInput(80).transform((text, context) => {
    if (text === "") return "";
    const value = contactOf(kind, text);
    if (value === null) context.addIssue(`customers.${kind}-wrong`);
    return value ?? "";
  });

const mostOfPerson = 40;
const mostOfName = 100;

const personInput = z.strictObject({
  role: z.enum(personRoles).exclude(["baby"]),
  name: nameInput(mostOfPerson).refine(isWithoutNumber, numberInText),
  mobile: contactValueInput("mobile"),
});
export const mostPersons = 4;

/** The people who stand at the desk; a child is added once there is somebody to answer for it. */
export const addCustomerInput = z
  .strictObject({
    id: z.uuid(),
    branchId: z.uuid(),
    ...fields,
    persons: z.array(personInput).min(1).max(mostPersons),
    wechat: contactValueInput("wechat"),
  })
  .superRefine(({ persons, wechat }, context) => {
    const mobiles = persons.map(({ mobile }) => mobile);
    const say = (nth: number, field: "name" | "mobile", message: string) =>
      context.addIssue({ code: "custom", path: ["persons", nth, field], message });
    if (wechat === "" && mobiles.every((mobile) => mobile === ""))
      say(0, "mobile", "customers.no-contact");
    for (const [nth, mobile] of mobiles.entries())
      if (mobile !== "" && mobiles.indexOf(mobile) < nth) say(nth, "mobile", "customers.twice");
    const isEachFine = persons.every(({ name }) => name.length <= mostOfPerson);
    if (isEachFine && householdOf(persons).length > mostOfName)
      say(persons.length - 1, "name", "core.too-long");
  });
export type NewCustomerForm = z.input<typeof addCustomerInput>;

/** 林晓雯 陈志强: what the desk calls the household until somebody names it otherwise. */
export const householdOf = (persons: readonly { name: string }[]): string =>
  [...new Set(persons.map(({ name }) => name))].join(" ");

export const changeCustomerInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  name: nameInput(mostOfName).refine(isWithoutNumber, numberInText),
  ...fields,
});
export type CustomerForm = z.input<typeof changeCustomerInput>;

export const handOverInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ownerId: z.uuid(),
  reason: nameInput(500).refine(isWithoutNumber, numberInText),
});

/** Why somebody looks at what is sealed; kept with the look. */
export const revealReasonInput = nameInput(500).refine(isWithoutNumber, numberInText);
