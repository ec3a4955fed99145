import { cpuOf } from "./cpu.ts";
import type { Measured } from "./load.ts";
import type { Product } from "./product.ts";
import { keep, type Limit } from "./report.ts";

type Asked = { what: string; clients: number; limit?: Limit };

/** One closed loop against a product: its rate, its waiting times and what it cost the processor. */
export async function measure(
  product: Product,
  { what, clients, limit }: Asked,
  run: () => Promise<Measured>,
): Promise<Measured> {
  const { measured, cpu } = await withCpu(product, run);
  const { perSecond, p50, p95, failed, why } = measured;
  const figure = { what, orders: product.size, connections: clients, value: perSecond, unit: "/s" };
  keep({ ...figure, p50, p95, cpu, limit, failed, why });
  return measured;
}

/** Milliseconds of processor time per answer, of the pages and of the database. */
export async function withCpu(product: Product, run: () => Promise<Measured>) {
  const before = cpuOf(product.pid);
  const measured = await run();
  const after = cpuOf(product.pid);
  const each = (ms: number) => ms / Math.max(1, measured.done);
  const cpu = {
    app: each(after.app - before.app),
    database: each(after.database - before.database),
  };
  return { measured, cpu };
}
