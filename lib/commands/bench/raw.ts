import type { Sql } from "postgres";
import { v7 as uuid } from "uuid";
import { hammer, type Measured } from "./load.ts";

/**
 * The flow's writes as bare SQL over the same kind of connection: no rights, no rules, no row
 * security, no HTTP. What the product's flow is compared with.
 */
export async function rawFlow(
  owner: Sql,
  pool: Sql,
  clients: number,
  seconds: number,
): Promise<Measured> {
  await owner.unsafe(`
    create table if not exists bench_orders (id uuid primary key, status text, total bigint, version int default 1, changed_at timestamptz default now());
    create table if not exists bench_lines (order_id uuid, seq int, name text, quantity numeric(13,3), price bigint, amount bigint, primary key (order_id, seq));
    create table if not exists bench_audit (id uuid primary key, at timestamptz default now(), act text, after jsonb);
    create table if not exists bench_approvals (order_id uuid, by_id uuid, at timestamptz default now(), primary key (order_id, by_id));
    grant select, insert, update on bench_orders, bench_lines, bench_audit, bench_approvals to app_rw`);
  const audit = (sql: Sql, act: string) =>
    sql`insert into bench_audit (id, act, after) values (${uuid()}, ${act}, ${sql.json({ status: act })})`;
  const once = async () => {
    const id = uuid();
    const lines = Array.from({ length: 5 }, (_, i) => ({
      ...{
        order_id: id,
        seq: i + 1,
        name: "12 寸蝴蝶册",
        quantity: "8.000",
        price: 28_000,
        amount: 224_000,
      },
    }));
    await pool.begin(async (tx) => {
      const sql = tx as unknown as Sql;
      await sql`insert into bench_orders (id, status, total) values (${id}, 'draft', 1120000)`;
      await sql`insert into bench_lines ${sql(lines)}`;
      await audit(sql, "draft");
    });
    await pool.begin(async (tx) => {
      const sql = tx as unknown as Sql;
      await sql`select * from bench_orders where id = ${id} for update`;
      await sql`update bench_orders set status = 'submitted', version = 2 where id = ${id}`;
      await audit(sql, "submit");
    });
    await pool.begin(async (tx) => {
      const sql = tx as unknown as Sql;
      await sql`select * from bench_orders where id = ${id} for update`;
      await sql`insert into bench_approvals (order_id, by_id) values (${id}, ${uuid()})`;
      await sql`update bench_orders set status = 'approved', version = 3 where id = ${id}`;
      await audit(sql, "approve");
    });
  };
  try {
    return await hammer(clients, { seconds }, once);
  } finally {
    await owner.unsafe("drop table bench_orders, bench_lines, bench_audit, bench_approvals");
  }
}
