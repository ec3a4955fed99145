import { v7 as uuid } from "uuid";
import { withTx } from "@/db";
import type { Role } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { currentStaff } from "@/lib/core/session";
import { confirmPush, submitPush } from "@/lib/pushes/actions";
import { draftPush, generatePush } from "@/lib/pushes/draft-actions";
import type { PushForm } from "@/lib/pushes/schema";
import { warningsOf } from "@/lib/pushes/warnings";
import { wholePush } from "@/lib/pushes/whole";
import { admin } from "../admin";
import { branchId, signInAs } from "../session";
import { anApproved, aSupplier, done, soon } from "./purchase-orders";

export type PushStored = {
  id: string;
  status: string;
  number: string | null;
  version: number;
  revision: number;
  author_id: string;
  order_id: string | null;
  confirmed_by: string | null;
  confirmed_hash: Buffer | null;
  failing: boolean;
  unseen: boolean;
  unanswered: boolean;
  summary: string;
};

/** Behind row security: what is stored, whoever may see it. */
export async function pushRow(id: string): Promise<PushStored> {
  const [row] = await admin<PushStored[]>`select * from pushes where id = ${id}`;
  if (!row) throw new Error("there is no such push");
  return row;
}

export async function targetsOf(pushId: string) {
  return admin<
    {
      id: string;
      suffix: string;
      kind: string;
      answer: string | null;
      became_order_id: string | null;
      supplier_id: string | null;
    }[]
  >`select * from push_targets where push_id = ${pushId} order by suffix`;
}

export async function deliveriesOf(pushId: string) {
  return admin<
    {
      id: string;
      target_id: string;
      channel: string;
      status: string;
      purpose: string;
      revision: number;
      recipient: string;
    }[]
  >`select d.* from push_deliveries d join push_targets t on t.id = d.target_id
    where t.push_id = ${pushId} order by d.created_at, d.id`;
}

/** A department of XM01 whose pushes this role answers. */
export async function aDepartment(
  name = "仓储部",
  role: Role = "warehouse",
  where: "XM01" | "XM02" = "XM01",
) {
  const branch = await branchId(where);
  const { id: personId } = await signInAs(role, where);
  const id = uuid();
  await admin`insert into departments (id, branch_id, kind, name)
    values (${id}, ${branch}, 'warehouse', ${`${name} ${id.slice(-4)}`})`;
  await admin`insert into inbox_members (place_id, branch_id, department_id, person_id)
    values (${id}, ${branch}, ${id}, ${personId})`;
  return { id, personId };
}

/** The second branch, whose manager answers. */
export async function aBranchInbox(where: "XM01" | "XM02" = "XM02", role: Role = "branch_manager") {
  const id = await branchId(where);
  const { id: personId } = await signInAs(role, where);
  await admin`insert into inbox_members (place_id, branch_id, department_id, person_id)
    values (${id}, ${id}, ${null}, ${personId}) on conflict do nothing`;
  return { id, personId };
}

export async function aChannel(
  supplierId: string,
  kind = "email",
  label = "周师傅 zhou@qinghe.example",
) {
  const id = uuid();
  await admin`insert into supplier_channels (id, supplier_id, kind, label, address_sealed)
    values (${id}, ${supplierId}, ${kind}, ${label}, ${Buffer.from("sealed")})`;
  return id;
}

export const pushLine = (quantities: string[], productId: string | null = null) => ({
  ...{ productId, name: "12 寸蝴蝶册", spec: "绒面", unit: "本", dueOn: soon(), note: "" },
  quantities,
});

/** A direct push as the buyer fills it in: to a department unless targets are given. */
export async function aPushForm(values: Partial<PushForm> = {}): Promise<PushForm> {
  const targets = values.targets ?? [{ kind: "department" as const, id: (await aDepartment()).id }];
  return {
    ...{ id: uuid(), branchId: await branchId("XM01"), version: 0, dueOn: soon() },
    ...{ shipTo: "厦门市思明区湖滨南路 86 号", notes: "" },
    lines: [pushLine(targets.map(() => "10"))],
    ...values,
    targets,
  };
}

export async function aPushDraft(values: Partial<PushForm> = {}, role: Role = "buyer") {
  const form = await aPushForm(values);
  await signInAs(role);
  done(await draftPush(form));
  return form.id;
}

/** The keys of the warnings that stand on the page of whoever is signed in. */
export async function warningKeys(id: string): Promise<string[]> {
  return (await warnings(id)).map(({ key }) => key);
}

export async function warnings(id: string) {
  const actor = await currentStaff();
  if (!actor) throw new Error("nobody is signed in");
  return withTx(contextOf(actor), async (tx) => {
    const whole = await wholePush(tx, id);
    return whole ? warningsOf(tx, whole) : [];
  });
}

export async function confirmed(id: string) {
  const { version } = await pushRow(id);
  return confirmPush({ id, version, seen: await warningKeys(id) });
}

export async function submitted(id: string) {
  done(await confirmed(id));
  return done(await submitPush({ id, version: (await pushRow(id)).version }));
}

/** The push of an order that went through approval, filled and not yet confirmed. */
export async function aGenerated(values: Parameters<typeof anApproved>[0] = {}) {
  const supplierId = values.supplierId ?? (await aSupplier());
  const orderId = await anApproved({ ...values, supplierId });
  await signInAs("buyer");
  const { id } = done(await generatePush({ orderId }));
  return { id, orderId, supplierId };
}

export async function aSubmittedPush(values: Partial<PushForm> = {}) {
  const id = await aPushDraft(values);
  await submitted(id);
  return id;
}
