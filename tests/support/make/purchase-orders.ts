import { setImmediate } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import type { StepRule } from "@/db/schema/approvals";
import { defaultRules } from "@/lib/approvals/defaults";
import type { Role, Staff } from "@/lib/core/actor";
import { addDays, dayIn } from "@/lib/core/time";
import { approveOrder, draftOrder, rejectOrder, submitOrder } from "@/lib/purchase-orders/actions";
import type { DraftForm } from "@/lib/purchase-orders/schema";
import { admin } from "../admin";
import { branchId, signInAs } from "../session";

export const soon = (days = 14): string => addDays(dayIn("Asia/Shanghai"), days);

/** The default rules, one company, and somebody for each step of them in XM01. */
export async function openStudio(): Promise<void> {
  await admin`insert into company (name) values ('测试影像') on conflict do nothing`;
  await withRules(defaultRules);
  for (const role of ["accountant", "branch_manager", "owner"] as const) await signInAs(role);
}

type RuleRow = {
  name: string;
  amountFrom?: bigint;
  amountTo?: bigint | null;
  steps: readonly StepRule[];
  fallback?: boolean;
  categories?: string[];
  branchIds?: string[];
};

/** Exactly these rules, in this order; the last is the one that matches everything. */
export async function withRules(rules: readonly RuleRow[]): Promise<void> {
  // The last rule cannot be deleted by anybody; a studio of a test begins without any.
  await admin.unsafe(`
    alter table approval_rules disable trigger user;
    delete from approval_rules;
    alter table approval_rules enable trigger user`);
  for (const [i, rule] of rules.entries()) {
    await admin`insert into approval_rules ${admin({
      id: uuid(),
      position: i + 1,
      name: rule.name,
      amount_from: (rule.amountFrom ?? 0n).toString(),
      amount_to: rule.amountTo?.toString() ?? null,
      categories: rule.categories ?? null,
      branch_ids: rule.branchIds ?? null,
      steps: admin.json(rule.steps as never),
      fallback: rule.fallback ?? i === rules.length - 1,
    })}`;
  }
}

export async function aSupplier(
  with_: { name?: string; kind?: string; status?: string; autoPush?: boolean } = {},
): Promise<string> {
  const id = uuid();
  const status = with_.status ?? "active";
  await admin`insert into suppliers ${admin({
    id,
    code: `S-${id.slice(-6)}`,
    name: with_.name ?? "青禾相册工坊",
    initials: "qhxcgf",
    kind: with_.kind ?? "album",
    status,
    status_reason: status === "active" ? null : "质量纠纷",
    auto_push: with_.autoPush ?? false,
    created_by: id,
  })}`;
  return id;
}

export async function aProduct(name = "12 寸蝴蝶册"): Promise<string> {
  const id = uuid();
  await admin`insert into products ${admin({
    ...{ id, name, sku: `P-${id.slice(-8)}`, initials: "hdc", kind: "package_item", unit: "本" },
  })}`;
  return id;
}

export const aLine = (price = "280.00", quantity = "8", productId = "") => ({
  ...{ productId, name: "12 寸蝴蝶册", spec: "绒面 · 20 页", supplierSku: "", unit: "本" },
  ...{ quantity, unitPrice: price, discount: "", expectedOn: "" },
});

/** A form as the buyer fills it in; `price` × 1 is the total unless lines are given. */
export async function aForm(
  values: Partial<DraftForm> & { price?: string } = {},
): Promise<DraftForm> {
  const { price, ...rest } = values;
  return {
    ...{
      id: uuid(),
      branchId: await branchId("XM01"),
      expectedOn: soon(),
      freight: "",
      discount: "",
    },
    notes: "",
    lines: [aLine(price ?? "5240.00", "1")],
    ...rest,
    supplierId: rest.supplierId ?? (await aSupplier()),
  };
}

/** What an act answered, or the reason why it did not: so that a test fails with the refusal's name. */
export function done<T>(result: { ok: true; data: T } | { ok: false; failure: object }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.data;
}

export async function aDraft(values: Parameters<typeof aForm>[0] = {}, role: Role = "buyer") {
  await signInAs(role);
  const form = await aForm(values);
  done(await draftOrder(form));
  return form.id;
}

export async function aSubmitted(values: Parameters<typeof aForm>[0] = {}, role: Role = "buyer") {
  const id = await aDraft(values, role);
  done(await submitOrder({ id, version: 1 }));
  return id;
}

/** Approved by the accountant, and by the owner when the rule asks for two. */
export async function anApproved(values: Parameters<typeof aForm>[0] = {}) {
  const id = await aSubmitted(values);
  await agree("accountant", id);
  if ((await orderRow(id)).status === "submitted") await agree("owner", id);
  return id;
}

export async function agree(role: Role, id: string, where: "XM01" | "XM02" = "XM01") {
  await signInAs(role, where);
  return approveOrder({ id, seen: await seen(id), note: "" });
}

export async function refuse(role: Role, id: string, reason = "价格偏高") {
  await signInAs(role);
  return rejectOrder({ id, seen: await seen(id), reason });
}

export type OrderRow = {
  status: string;
  number: string | null;
  total: bigint;
  revision: number;
  version: number;
  push_status: string;
  content_hash: Buffer | null;
  first_approved_at: Date | null;
  draft_name: string;
  supplier_id: string;
};

/** Behind row security: what is stored, whoever may see it. */
export async function orderRow(id: string): Promise<OrderRow> {
  const [row] = await admin<OrderRow[]>`select * from purchase_orders where id = ${id}`;
  if (!row) throw new Error("there is no such order");
  return row;
}

export async function seen(id: string): Promise<string> {
  return (await orderRow(id)).content_hash?.toString("hex") ?? "0".repeat(64);
}

export const versionOf = async (id: string): Promise<number> => (await orderRow(id)).version;

/** Begins an act as one person and lets go before it ends: the session is read before anything waits. */
export async function beginAs<T>(
  role: Role,
  act: (actor: Staff) => Promise<T>,
): Promise<{ result: Promise<T> }> {
  const result = act(await signInAs(role));
  result.catch(() => {});
  await setImmediate();
  return { result };
}
