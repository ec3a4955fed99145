import { setTimeout as wait } from "node:timers/promises";
import { flow, flowSuppliers } from "./flow.ts";
import type { Product } from "./product.ts";

const messages = 500;
type Received = { count: number };

/**
 * Five hundred pushes that are out, made by the flow with suppliers who are pushed to at the last
 * approval; then all of them are queued again at one moment. Seconds until the mail server has the
 * last.
 */
export async function deliver(product: Product, received: Received): Promise<number> {
  const { owner } = product;
  const suppliers = await flowSuppliers(product, 8);
  const setting = (on: boolean) =>
    owner`update suppliers set auto_push = ${on} where id = any (${suppliers}::uuid[])`;
  await setting(true);
  const { failed, why } = await flow(product, suppliers, 8, { times: messages });
  await setting(false);
  if (failed > 0) throw new Error(`${failed} of ${messages} pushes were not made: ${why}`);
  await untilQuiet(received);

  const before = received.count;
  const queued = await owner`
    update push_deliveries set status = 'queued', sent_at = null, next_attempt_at = now()
    where id in (
      select d.id from push_deliveries d
      join push_targets t on t.id = d.target_id join pushes p on p.id = t.push_id
      where d.channel = 'email' and d.purpose = 'push' and p.status = 'submitted' and t.answer is null
      order by d.id desc limit ${messages}) returning id`;
  if (queued.length < messages) throw new Error(`only ${queued.length} messages could be queued`);
  const begun = performance.now();
  await owner`select pg_notify('aperture_news', '{"topic":"outbox"}')`;
  while (received.count - before < messages) {
    if (performance.now() - begun > 120_000)
      throw new Error(`${received.count - before} of ${messages} messages in two minutes`);
    await wait(50);
  }
  return (performance.now() - begun) / 1000;
}

/** The mail server has had nothing for two seconds. */
async function untilQuiet(received: Received) {
  for (let seen = -1; seen !== received.count; await wait(2000)) seen = received.count;
}
