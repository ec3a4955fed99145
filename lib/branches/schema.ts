import { z } from "zod";
import { moneyInput } from "@/lib/core/money";
import { lineInput, nameInput, phoneInput } from "@/lib/core/text";

export const departmentKinds = [
  ...(["cs", "sales", "photo", "makeup", "digital", "selection", "pickup"] as const),
  ...(["purchasing", "warehouse", "finance", "hr"] as const),
] as const;

/** Where a branch's days begin. All of mainland China keeps one time. */
export const zones = ["Asia/Shanghai", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei"] as const;

const code = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{2,4}$/, "branches.code-wrong"));

const facts = {
  name: nameInput(40),
  address: lineInput(200),
  phone: phoneInput,
  zone: z.enum(zones),
};

export const addBranchInput = z.strictObject({ id: z.uuid(), code, ...facts });
export type AddBranchForm = z.input<typeof addBranchInput>;
export const changeBranchInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  active: z.boolean(),
  ...facts,
});
export type ChangeBranchForm = z.input<typeof changeBranchInput>;

export const changeCompanyInput = z.strictObject({
  version: z.int(),
  name: nameInput(60),
  fiscalYearStart: z.coerce.number<string>().int().min(1).max(12),
  directPushLimit: moneyInput,
  revisionTolerance: moneyInput,
});
export type CompanyForm = z.input<typeof changeCompanyInput>;

export const addDepartmentInput = z.strictObject({
  id: z.uuid(),
  branchId: z.uuid(),
  name: nameInput(40),
  kind: z.enum(departmentKinds),
});
export const changeDepartmentInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  name: nameInput(40),
  active: z.boolean(),
});

/** The inbox of a branch, or of one of its departments. */
export const memberInput = z.strictObject({
  branchId: z.uuid(),
  departmentId: z.uuid().nullable(),
  personId: z.uuid("branches.person-missing"),
});

export const changeSeriesInput = z.strictObject({
  kind: nameInput(40),
  prefix: z
    .string()
    .transform((text) => text.normalize("NFKC").trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, "branches.prefix-wrong")),
});
