import type { Sql } from "postgres";
import { spendCode } from "../company.ts";
import { makeAppointments } from "./appointments.ts";
import { makeCompany } from "./company.ts";
import { makeCustomers } from "./customers.ts";
import { makeDelegation } from "./delegation.ts";
import { makeJobs } from "./jobs.ts";
import { makeLeads } from "./leads.ts";
import { demoOrders, makeOrders } from "./orders.ts";
import { makePackages } from "./packages.ts";
import { makePeople } from "./people.ts";
import { makeProducts } from "./products.ts";
import { makeRules } from "./rules.ts";
import { setStage } from "./stage.ts";
import { makeStudioOrders } from "./studio-orders.ts";
import { makeSuppliers } from "./suppliers.ts";
import { makeTwins } from "./twins.ts";

type Options = {
  orders?: number;
  progress?: (done: number) => void;
  /** The moment at which the demo ends, in milliseconds; now, unless said otherwise. */
  now?: number;
  /** The one-time code of the set-up page, when a browser asks; it is used up with the load. */
  code?: string;
};

/**
 * The demo company, the same at every load but for the day it ends on. Written as the tables' owner
 * into an empty company: all of it or nothing. It waits for whoever is setting a company up, and says
 * "taken" when there is one.
 */
export async function loadDemo(
  owner: Sql,
  kek: Buffer,
  { orders = demoOrders, progress, code, now }: Options = {},
): Promise<"loaded" | "taken" | "wrong-code"> {
  const props = await setStage(owner, kek, now);
  return owner.begin(async (sql) => {
    await sql`set local statement_timeout = 0`;
    await sql`set local lock_timeout = 0`;
    await sql`select pg_advisory_xact_lock(7, 1)`;
    const [company] = await sql`select 1 from company`;
    if (company) return "taken";
    if (code !== undefined && !(await spendCode(sql, code))) return "wrong-code";
    const stage = { ...props, sql };
    const branches = await makeCompany(stage);
    const people = await makePeople(stage, branches);
    await makeRules(stage);
    const suppliers = await makeSuppliers(stage, people);
    const items = await makeProducts(stage, suppliers, people);
    await makeDelegation(stage, people);
    await makeOrders(stage, { branches, people, suppliers, items }, orders, progress);
    const sold = await makePackages(stage, items, people);
    await makeCustomers(stage, branches, people);
    await makeStudioOrders(stage, branches, people, sold);
    await makeJobs(stage, people);
    await makeLeads(stage, branches, people);
    await makeTwins(stage);
    await makeAppointments(stage, branches, people);
    return "loaded";
  });
}
