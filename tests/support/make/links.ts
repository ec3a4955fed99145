import { createHash, randomBytes, randomUUID } from "node:crypto";
import { seal } from "@/lib/core/seal";
import type { ContentLine, PushContent } from "@/lib/pushes/content";

import { admin } from "../admin";
import { branchId, signInAs } from "../session";

let made = 0;

export const lineOf = (line: Partial<ContentLine> = {}): ContentLine => ({
  seq: 1,
  name: "12 寸蝴蝶册",
  spec: "绒面 · 20 页",
  sku: "XC-001",
  supplierSku: "QH-D12",
  unit: "本",
  quantity: "10000",
  dueOn: "2027-12-05" as ContentLine["dueOn"],
  note: "",
  price: "12800",
  amount: "128000",
  ...line,
});

export const contentOf = (content: Partial<PushContent> = {}): PushContent => ({
  studio: "拾光影像",
  branch: "思明店",
  recipient: "青禾相册工坊",
  buyer: { name: "林晓雯", phone: "0592-555-0118" },
  shipTo: "厦门市思明区湖滨南路 86 号 2 楼",
  dueOn: "2027-12-05" as PushContent["dueOn"],
  notes: "封面烫金用哑金",
  lines: [lineOf()],
  sums: { freight: "0", discount: "0", total: "128000" },
  ...content,
});

export type MadePush = Awaited<ReturnType<typeof submittedPush>>;

/** A push that was sent to one supplier, as version 1, with a live link. */
export async function submittedPush(options: { content?: Partial<PushContent> } = {}) {
  const buyer = await signInAs("buyer");
  const branch = await branchId("XM01");
  made += 1;
  const serial = `${process.pid % 1000}${made}`;
  const [id, targetId, supplierId] = [randomUUID(), randomUUID(), randomUUID()];
  await admin`insert into suppliers (id, code, name, initials, kind, created_by)
    values (${supplierId}, ${`G${serial}`}, ${`供应商 ${serial}`}, 'gys', 'album', ${buyer.id})`;
  await admin`insert into pushes (id, branch_id, author_id, draft_name, due_on)
    values (${id}, ${branch}, ${buyer.id}, '草稿-TEST', '2027-12-05')`;
  await admin`insert into push_targets (id, push_id, branch_id, suffix, kind, supplier_id)
    values (${targetId}, ${id}, ${branch}, 'A', 'supplier', ${supplierId})`;
  const number = `TD-XM01-26-${serial.padStart(6, "0")}`;
  const push = { id, targetId, supplierId, branchId: branch, buyer, number };
  await reviseTo(push, 1, options.content);
  return { ...push, ...(await linkTo(push, 1)) };
}

type Known = {
  id: string;
  targetId: string;
  branchId: string;
  number: string;
  buyer: { id: string };
};

/** Sends this version of it. */
export async function reviseTo(push: Known, revision: number, content: Partial<PushContent> = {}) {
  const whole = contentOf(content);
  if (revision > 1)
    await admin`update pushes set status = 'draft', revision = ${revision} where id = ${push.id}`;
  await admin`insert into push_revisions (target_id, branch_id, revision, content, content_hash, made_by)
    values (${push.targetId}, ${push.branchId}, ${revision}, ${admin.json(whole as never)}, ${createHash("sha256").update(JSON.stringify(whole)).digest()}, ${push.buyer.id})`;
  await admin`update pushes set status = 'confirmed', confirmed_by = ${push.buyer.id}, confirmed_at = now(),
    confirmed_hash = '\\x00' where id = ${push.id}`;
  await admin`update pushes set status = 'submitted', number = ${push.number},
    submitted_at = coalesce(submitted_at, now()) where id = ${push.id}`;
}

export async function linkTo(push: Known, revision: number) {
  const linkId = randomUUID();
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  const place = { table: "push_links", column: "token_sealed", id: linkId };
  await admin`insert into push_links (id, target_id, branch_id, revision, token_hash, token_sealed, expires_at, created_by)
    values (${linkId}, ${push.targetId}, ${push.branchId}, ${revision}, ${hash},
      ${await seal("credential", place, token)}, now() + interval '20 days', ${push.buyer.id})`;
  return { linkId, token };
}

/** Ends it: cancelled by the buyer, or superseded by a changed order. */
export async function endPush(push: { id: string }, status: "cancelled" | "superseded" | "closed") {
  await admin`update pushes set status = ${status}, ended_at = now() where id = ${push.id}`;
}
