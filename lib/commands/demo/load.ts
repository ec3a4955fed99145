import type { Sql } from "postgres";
import { makeCompany } from "./company.ts";
import { demoOrders, makeOrders } from "./orders.ts";
import { makePeople } from "./people.ts";
import { makeProducts } from "./products.ts";
import { makeRules } from "./rules.ts";
import { setStage } from "./stage.ts";
import { makeSuppliers } from "./suppliers.ts";

/**
 * The demo company, the same at every load but for the day it ends on. Written as the tables' owner
 * into an empty company: all of it or nothing.
 */
export async function loadDemo(
  owner: Sql,
  kek: Buffer,
  orders: number = demoOrders,
  progress?: (done: number) => void,
): Promise<void> {
  const props = await setStage(owner, kek);
  await owner.begin(async (sql) => {
    await sql`set local statement_timeout = 0`;
    const stage = { ...props, sql };
    const branches = await makeCompany(stage);
    const people = await makePeople(stage, branches);
    await makeRules(stage);
    const suppliers = await makeSuppliers(stage, people);
    const items = await makeProducts(stage, suppliers, people);
    await makeOrders(stage, { branches, people, suppliers, items }, orders, progress);
  });
}
