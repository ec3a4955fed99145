import { randomUUID } from "node:crypto";
import { seal } from "@/lib/core/seal";
import type { ChannelKind } from "@/lib/pushes/channels/channel";
import { admin } from "../admin";
import { type MadePush, submittedPush } from "./links";

type Way = { kind: ChannelKind; address: string; secret?: string };

export const webhookSecret = `whsec_${Buffer.alloc(32, "aperture").toString("base64")}`;

/** One message in the outbox, due now, over a channel of the push's supplier. */
export async function queued(way: Way, push?: MadePush) {
  const to = push ?? (await submittedPush());
  const [id, channelId] = [randomUUID(), randomUUID()];
  const sealed = (column: string, text: string) =>
    seal("credential", { table: "supplier_channels", column, id: channelId }, text);
  await admin`insert into supplier_channels (id, supplier_id, kind, label, address_sealed, secret_sealed)
    values (${channelId}, ${to.supplierId}, ${way.kind}, '测试', ${await sealed("address_sealed", way.address)},
      ${way.secret ? await sealed("secret_sealed", way.secret) : null})`;
  await admin`insert into push_deliveries (id, target_id, branch_id, revision, channel, channel_id, recipient, next_attempt_at, created_by)
    values (${id}, ${to.targetId}, ${to.branchId}, 1, ${way.kind}, ${channelId}, ${`测试 ${id}`}, now(), ${to.buyer.id})`;
  return { id, channelId, push: to };
}

export type DeliveryRow = {
  status: string;
  attempts: number;
  fence: number;
  failure: string | null;
  failure_detail: string | null;
  maybe_twice: boolean;
  sent_at: Date | null;
  wait: number | null;
};

export async function deliveryRow(id: string): Promise<DeliveryRow> {
  const [row] = await admin<DeliveryRow[]>`
    select status, attempts, fence, failure, failure_detail, maybe_twice, sent_at,
      round(extract(epoch from next_attempt_at - now()) / 60)::int as wait
    from push_deliveries where id = ${id}`;
  if (!row) throw new Error("no such delivery");
  return row;
}

export const attemptsOf = (id: string) =>
  admin<{ seq: number; outcome: string; failure: string | null }[]>`
    select seq, outcome, failure from push_attempts where delivery_id = ${id} order by seq`;

/** As if the wait before the next attempt were over. */
export const makeDue = (id: string) =>
  admin`update push_deliveries set next_attempt_at = now() where id = ${id} and status = 'queued'`;
