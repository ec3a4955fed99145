import { setTimeout as wait } from "node:timers/promises";
import type { Product } from "./product.ts";

/** Queues 500 messages at once and waits until the mail server has them all. */
export async function deliver({ owner }: Product, received: { count: number }) {
  const before = received.count;
  const rows = await owner`
    update push_deliveries set status = 'queued', attempts = 0, sent_at = null, next_attempt_at = now()
    where id in (
      select d.id from push_deliveries d
      join push_targets t on t.id = d.target_id join pushes p on p.id = t.push_id
      where d.channel = 'email' and p.status = 'submitted' and t.answer is null
      order by d.id desc limit 500) returning id`;
  const begun = performance.now();
  await owner`select pg_notify('aperture_news', '{"topic":"outbox"}')`;
  while (received.count - before < rows.length && performance.now() - begun < 120_000)
    await wait(100);
  return {
    queued: rows.length,
    delivered: received.count - before,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  };
}
